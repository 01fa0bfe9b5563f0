import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type DragTexts, type DropTarget, columnOfPlace } from '#renderer/ui/sorting/DragSurface.tsx'
import { useBoard } from './board-context.ts'
import { themeIdOfCard } from './cards.ts'
import { useNames } from './use-names.ts'

const spokenLength = 60

/** What is said aloud while notes and themes are dragged. */
export function useDragTexts(): DragTexts {
  const { t } = useTranslation(['board', 'layout'])
  const { store } = useBoard()
  const names = useNames()
  return useMemo(() => {
    const cardName = (cardId: string) => {
      const { notes, themes } = store.getState()
      const themeId = themeIdOfCard(cardId)
      if (themeId !== null) return t('drag.theme', { title: themes.get(themeId)?.title ?? '' })
      const text = notes.get(cardId)?.text ?? ''
      return text.length > spokenLength ? `${text.slice(0, spokenLength)}…` : text
    }
    const what = (ids: readonly string[]) =>
      ids.length === 1 ? cardName(ids[0]!) : t('drag.carried', { count: ids.length })
    const placeName = (placeId: string) => {
      const { zones, rows, themes } = store.getState()
      const themeId = themeIdOfCard(placeId)
      if (themeId !== null) return t('drag.theme', { title: themes.get(themeId)?.title ?? '' })
      const columnZoneId = columnOfPlace(placeId)
      const [zoneId, rowId] = columnZoneId === null ? placeId.replace('zone:', '').split('/') : [columnZoneId]
      const zone = zones.find(({ id }) => id === zoneId)
      if (zone === undefined) return ''
      const title = names.zoneTitle(zone)
      if (rows.length === 0 || columnZoneId !== null) return title
      const row = rows.find(({ id }) => id === rowId)?.title ?? t('layout:row.below')
      return t('layout:cell.name', { zone: title, row })
    }
    const where = ({ placeId, beforeId, ontoId }: DropTarget) => {
      if (ontoId !== null) return t('drag.onto', { name: cardName(ontoId) })
      const place = placeName(placeId)
      if (store.getState().scores !== null) return t('drag.into', { place })
      return beforeId === null ? t('drag.atEnd', { place }) : t('drag.before', { place, name: cardName(beforeId) })
    }
    return {
      help: t('drag.help'),
      lifted: (ids) => t('drag.lifted', { what: what(ids) }),
      over: (_ids, target) => where(target),
      outside: () => t('drag.outside'),
      dropped: (ids, target) => t('drag.dropped', { what: what(ids), where: where(target) }),
      returned: (ids) => t('drag.returned', { what: what(ids) }),
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the names change with `t` and with nothing else
  }, [store, t])
}
