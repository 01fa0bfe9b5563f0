import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { type StoreApi, createStore } from 'zustand/vanilla'
import { api } from '#renderer/app/api.ts'
import type { Unit, WorkingGroup } from '#shared/schema/workshop.ts'

interface LabelNames {
  units: ReadonlyMap<string, Unit>
  groups: ReadonlyMap<string, WorkingGroup>
}

/**
 * Names of the OPD and Pokja that notes carry. A store of its own beside the context: it arrives after the cards, and only
 * cards with such a label listen to it.
 */
export type LabelNamesStore = StoreApi<LabelNames>

export const createLabelNames = (): LabelNamesStore => createStore(() => ({ units: new Map(), groups: new Map() }))

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))

/** Keeps the names in step with the workshop. */
export function useLabelNamesData(names: LabelNamesStore): void {
  const { data } = useQuery({ queryKey: ['people'], queryFn: () => api.people.get() })
  useEffect(() => {
    if (data !== undefined) names.setState({ units: byId(data.units), groups: byId(data.workingGroups) })
  }, [names, data])
}

/** The short name of a unit, or its name; empty for none. */
export function useUnitName(names: LabelNamesStore, unitId: string | null): string {
  return useStore(names, ({ units }) => {
    const unit = unitId === null ? undefined : units.get(unitId)
    return unit?.short || unit?.name || ''
  })
}

export function useGroupName(names: LabelNamesStore, groupId: string | null): string {
  return useStore(names, ({ groups }) => (groupId === null ? '' : (groups.get(groupId)?.name ?? '')))
}

/** Units as lists and menus offer them: the short name first, for the room knows it by that. */
export function useUnitChoices(names: LabelNamesStore): { value: string; label: string }[] {
  const units = useStore(names, (state) => state.units)
  return [...units.values()].map(({ id, name, short }) => ({
    value: id,
    label: short === '' || short === name ? name : `${short} – ${name}`,
  }))
}

export function useGroupChoices(names: LabelNamesStore): { value: string; label: string }[] {
  const groups = useStore(names, (state) => state.groups)
  return [...groups.values()].map(({ id, name }) => ({ value: id, label: name }))
}
