import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Theme } from '#shared/schema/board.ts'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import { themesInOrder, useZones } from './board-store.ts'

export function ThemeName({ theme }: { theme: Theme }) {
  const zone = useZones(useBoard().store).find(({ id }) => id === theme.zoneId)
  return (
    <span className={css.menuTheme} dir="auto">
      {zone?.letter} · {theme.title}
    </span>
  )
}

/** All themes of the board, zone by zone and row by row. */
export function useThemesInOrder(): Theme[] {
  const state = useStore(useBoard().store)
  return useMemo(() => themesInOrder(state), [state])
}

/** The same to choose from, each with the letter of its zone. */
export function useThemeChoices(): { value: string; label: string }[] {
  const zones = useZones(useBoard().store)
  return useThemesInOrder().map(({ id, title, zoneId }) => {
    const letter = zones.find((zone) => zone.id === zoneId)?.letter ?? ''
    return { value: id, label: letter === '' ? title : `${letter} · ${title}` }
  })
}
