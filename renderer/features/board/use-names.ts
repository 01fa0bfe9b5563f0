import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useZoneTitle } from '#renderer/ui/zone-names.ts'
import { dictionaries } from '#shared/i18n/dictionaries.ts'
import type { Zone } from '#shared/schema/board.ts'
import type { Dimension } from '#shared/schema/vocabulary.ts'

type KnownZone = keyof (typeof dictionaries)['id']['board']['zone']['known']

const knownTitles: Record<string, string> = dictionaries.id.board.zone.known

/** Names of zones and dimensions in the language of the screen. A zone that was named by hand keeps its name. */
export function useNames() {
  const { t } = useTranslation(['board', 'domain'])
  const zoneTitleOf = useZoneTitle()
  return useMemo(
    () => ({
      zoneTitle: ({ key, title }: Pick<Zone, 'key' | 'title'>) =>
        knownTitles[key] === title ? t(`zone.known.${key as KnownZone}`) : title,
      shownTitle: zoneTitleOf,
      dimensionShort: (dimension: Dimension) => t(`dimension.${dimension}.short`, { ns: 'domain' }),
      dimensionName: (dimension: Dimension) => t(`dimension.${dimension}.name`, { ns: 'domain' }),
    }),
    [t, zoneTitleOf],
  )
}
