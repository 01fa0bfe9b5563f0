import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { dictionaries } from '#shared/i18n/dictionaries.ts'

const known = dictionaries.id.board.zone.known
const keys = Object.keys(known) as (keyof typeof known)[]

/** The title of a zone in the language of the screen, where only its title is at hand; one given by the room stays. */
export function useZoneTitle(): (title: string) => string {
  const { t } = useTranslation('board')
  return useCallback(
    (title) => {
      const key = keys.find((candidate) => known[candidate] === title)
      return key === undefined ? title : t(`zone.known.${key}`)
    },
    [t],
  )
}
