import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from '../board.module.css'
import { useBoard } from '../board-context.ts'
import { useZones } from '../board-store.ts'
import { themeIdOfCard } from '../cards.ts'
import { areAllIn } from '../drop.ts'
import type { Gestures } from '../use-gestures.ts'
import { useNames } from '../use-names.ts'

/** To which zone notes, or one theme, go. Where they all lie already is no choice. */
export function ZoneItems({ ids, cardId, gestures }: { ids: string[]; cardId: string; gestures: Gestures }) {
  const { t } = useTranslation('board')
  const { store } = useBoard()
  const { zoneTitle } = useNames()
  const zones = useZones(store)
  const themeId = themeIdOfCard(cardId)
  const lieIn = (zoneId: string) => {
    const state = store.getState()
    return themeId === null ? areAllIn(state, ids, `zone:${zoneId}`) : state.themes.get(themeId)?.zoneId === zoneId
  }
  return (
    <>
      <Menu.Label>{ids.length > 1 ? t('menu.moveMany', { count: ids.length }) : t('menu.title')}</Menu.Label>
      {zones.map((zone, index) => (
        <Menu.Item
          key={zone.id}
          leftSection={
            <span className={css.menuLetter} data-tone={zone.tone}>
              {zone.letter}
            </span>
          }
          rightSection={index < 9 && <kbd>{index + 1}</kbd>}
          disabled={lieIn(zone.id)}
          onClick={() => gestures.moveToZone(ids, cardId, zone.id)}
        >
          {zoneTitle(zone)}
        </Menu.Item>
      ))}
    </>
  )
}
