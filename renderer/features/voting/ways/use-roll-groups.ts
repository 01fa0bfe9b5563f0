import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import type { WaysView } from '#shared/contract/voting-ways.ts'
import { constituencies } from '#shared/schema/vocabulary.ts'

export interface RollGroup {
  key: string
  label: string
  voterIds: ReadonlySet<string>
}

/** The unsur, OPD and Pokja that somebody of the roll belongs to. */
export function useRollGroups(roll: WaysView['roll']): RollGroup[] {
  const { t } = useTranslation('ways')
  const { t: domain } = useTranslation('domain')
  const { data } = useQuery({ queryKey: ['people'], queryFn: () => api.people.get() })
  const named = [
    ...constituencies.map((code) => ({
      key: `unsur ${code}`,
      label: t('group.constituency', { name: domain(`constituency.${code}`) }),
      isIn: (row: WaysView['roll'][number]) => row.constituency === code,
    })),
    ...(data?.workingGroups ?? []).map(({ id, name }) => ({
      key: `pokja ${id}`,
      label: t('group.workingGroup', { name }),
      isIn: (row: WaysView['roll'][number]) => row.workingGroupId === id,
    })),
    ...(data?.units ?? []).map(({ id, name, short }) => ({
      key: `opd ${id}`,
      label: t('group.unit', { name: short === '' ? name : short }),
      isIn: (row: WaysView['roll'][number]) => row.unitId === id,
    })),
  ]
  return named
    .map(({ key, label, isIn }) => ({ key, label, voterIds: new Set(roll.filter(isIn).map((row) => row.voterId)) }))
    .filter(({ voterIds }) => voterIds.size > 0)
}
