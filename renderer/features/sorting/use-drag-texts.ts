import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DragTexts, DropTarget } from '#renderer/ui/sorting/DragSurface.tsx'
import { type PlaceKey, cellOfPlace } from '#shared/domain/sorting.ts'
import { programmes } from './programme-store.ts'

/** What is said while cards are dragged or lifted: name, place, and where among how many. */
export function useDragTexts(): DragTexts {
  const { t } = useTranslation(['sorting', 'domain'])
  return useMemo(() => {
    const what = (ids: readonly string[]) =>
      ids.length === 1
        ? (programmes.getState().byId.get(ids[0]!)?.name ?? '')
        : t('drag.carried', { count: ids.length })
    const where = (target: DropTarget) => {
      const { dimension, horizon } = cellOfPlace(target.placeId as PlaceKey)
      const place =
        dimension === null || horizon === null
          ? t('tray.title')
          : t('place', {
              dimension: t(`dimension.${dimension}.name`, { ns: 'domain' }),
              horizon: t(`horizon.${horizon}`, { ns: 'domain' }),
            })
      const before = target.beforeId === null ? undefined : programmes.getState().byId.get(target.beforeId)
      return before === undefined ? t('drag.atEnd', { place }) : t('drag.before', { place, name: before.name })
    }
    return {
      help: t('drag.help'),
      lifted: (ids) => t('drag.lifted', { what: what(ids) }),
      over: (_ids, target) => where(target),
      outside: () => t('drag.outside'),
      dropped: (ids, target) => t('drag.dropped', { what: what(ids), where: where(target) }),
      returned: (ids) => t('drag.returned', { what: what(ids) }),
    }
  }, [t])
}
