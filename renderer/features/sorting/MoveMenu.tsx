import { Menu } from '@mantine/core'
import { IconInbox, IconPencil, IconStar, IconStarOff, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { cardElement, keepFocusOn } from '#renderer/ui/sorting/focus.ts'
import { dimensionNumber } from '#shared/domain/vocabulary.ts'
import { placeOf } from '#shared/domain/sorting.ts'
import { type Dimension, type Horizon, dimensions, horizons } from '#shared/schema/vocabulary.ts'
import { moveProgrammes, removeProgrammes, setQuickWin } from './commands.ts'
import css from './sorting.module.css'
import { programmes } from './programme-store.ts'
import { useSorting } from './sorting-context.ts'
import { useNames } from './use-names.ts'

export interface MenuAt {
  ids: string[]
  /** The card whose menu it is; the focus goes back to it. */
  cardId: string
  box: { left: number; top: number; bottom: number; right: number }
}

interface Props {
  at: MenuAt
  surfaceRef: React.RefObject<HTMLDivElement | null>
  onClose: () => void
}

const outsideEvents = ['mousedown', 'touchstart']

/** *Pindahkan ke…*: everything that a drag or a key does, for one card or for the whole selection. One menu serves all cards. */
export function MoveMenu({ at, surfaceRef, onClose }: Props) {
  const { t } = useTranslation('sorting')
  const { openDetails } = useSorting()
  const { dimensionShort, horizonShort, horizonName, dimensionName } = useNames()
  const { ids, cardId, box } = at
  const chosen = ids.flatMap((id) => programmes.getState().byId.get(id) ?? [])
  const isHere = (dimension: Dimension, horizon: Horizon) =>
    chosen.every((programme) => placeOf(programme) === `${dimension}:${horizon}`)
  const areQuickWins = chosen.every((programme) => programme.isQuickWin)

  const close = () => {
    const surface = surfaceRef.current
    onClose()
    if (surface === null) return
    cardElement(surface, cardId)?.focus()
    keepFocusOn(surface, cardId)
  }
  const move = (dimension: Dimension | null, horizon: Horizon | null) =>
    void moveProgrammes({ programmeIds: ids, dimension, horizon, beforeId: null })
  const remove = () => void removeProgrammes(ids)

  return (
    <Menu
      opened
      // Without `keydown`: the key that opens the menu would close it at once.
      clickOutsideEvents={outsideEvents}
      withInitialFocusPlaceholder={false}
      menuItemTabIndex={0}
      onClose={close}
      position="right-start"
      withinPortal
      returnFocus={false}
      shadow="lg"
      width={330}
      trapFocus
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('menu.title')}
          className={css.menuAnchor}
          style={{ left: box.left, top: box.top, width: box.right - box.left, height: box.bottom - box.top }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('menu.title')}>
        <Menu.Label>{ids.length > 1 ? t('menu.moveMany', { count: ids.length }) : t('menu.title')}</Menu.Label>
        <div className={css.menuGrid}>
          {dimensions.map((dimension) => (
            <div key={dimension} className={css.menuRow} data-dimension={dimension}>
              <span className={css.menuDimension} aria-hidden>
                {dimensionNumber(dimension)} {dimensionShort(dimension)}
              </span>
              {horizons.map((horizon) => (
                <Menu.Item
                  key={horizon}
                  className={css.menuCell}
                  disabled={isHere(dimension, horizon)}
                  aria-label={t('place', { dimension: dimensionName(dimension), horizon: horizonName(horizon) })}
                  onClick={() => move(dimension, horizon)}
                >
                  {horizonShort(horizon)}
                </Menu.Item>
              ))}
            </div>
          ))}
        </div>
        <Menu.Item leftSection={<IconInbox size={16} />} onClick={() => move(null, null)} rightSection={<kbd>0</kbd>}>
          {t('tray.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={areQuickWins ? <IconStarOff size={16} /> : <IconStar size={16} />}
          rightSection={<kbd>K</kbd>}
          onClick={() => void setQuickWin(ids, !areQuickWins)}
        >
          {areQuickWins ? t('menu.clearQuickWin') : t('menu.setQuickWin')}
        </Menu.Item>
        {ids.length === 1 && (
          <Menu.Item
            leftSection={<IconPencil size={16} />}
            rightSection={<kbd>Enter</kbd>}
            onClick={() => openDetails(cardId)}
          >
            {t('menu.details')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          rightSection={<kbd>Del</kbd>}
          c="var(--danger)"
          onClick={remove}
        >
          {ids.length > 1 ? t('menu.removeMany', { count: ids.length }) : t('menu.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
