import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { cardElement, keepFocusOn } from '#renderer/ui/sorting/focus.ts'
import css from '../board.module.css'
import { useBoard } from '../board-context.ts'
import type { BoardDialog } from '../BoardDialogs.tsx'
import { themeIdOfCard } from '../cards.ts'
import { ReadinessItems } from '../rows/RowMenuItems.tsx'
import type { Gestures } from '../use-gestures.ts'
import { DimensionItems, ThemeChoices, UnitItems, WorkingGroupItems } from './ChoiceItems.tsx'
import { NoteItems } from './NoteItems.tsx'
import { ThemeItems } from './ThemeItems.tsx'
import { ZoneItems } from './ZoneItems.tsx'

/** Everything, or one question only: the zone, the theme, the dimension (`D`), the OPD (`O`) or the Pokja (`P`). */
export type BoardMenuKind = 'all' | 'zone' | 'theme' | 'dimension' | 'unit' | 'workingGroup' | 'readiness'

export interface BoardMenuAt {
  kind: BoardMenuKind
  /** The cards it is about, in the order of the screen: notes, or one theme. */
  ids: string[]
  /** The card whose menu it is; the focus goes back to it. */
  cardId: string
  box: { left: number; top: number; bottom: number; right: number }
}

export interface BoardMenuProps {
  at: BoardMenuAt
  gestures: Gestures
  onSwitch: (kind: BoardMenuKind) => void
  onDialog: (dialog: BoardDialog) => void
  onClose: () => void
}

const outsideEvents = ['mousedown', 'touchstart']

/** *Pindahkan ke…*: everything that a drag or a key does, for one card or for many. One menu serves the whole board. */
export function BoardMenu({ at, gestures, onSwitch, onDialog, onClose }: BoardMenuProps) {
  const { t } = useTranslation('board')
  const { surfaceRef } = useBoard()
  const themeId = themeIdOfCard(at.cardId)
  const close = () => {
    onClose()
    const surface = surfaceRef.current
    if (surface === null) return
    // At once, before the menu goes and takes the focus with it; and again should the card move by what was chosen.
    cardElement(surface, at.cardId)?.focus()
    keepFocusOn(surface, at.cardId)
  }
  const { left, top, right, bottom } = at.box
  return (
    <Menu
      opened
      // Without `keydown`: the key that opens the menu would close it at once.
      clickOutsideEvents={outsideEvents}
      onClose={close}
      position="right-start"
      withinPortal
      returnFocus={false}
      shadow="lg"
      width={300}
      trapFocus
      // A list that is searched gives the focus to its field.
      withInitialFocusPlaceholder={at.kind !== 'unit' && at.kind !== 'workingGroup' && at.kind !== 'theme'}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <span className={css.menuAnchor} style={{ left, top, width: right - left, height: bottom - top }} />
      </Menu.Target>
      {themeId !== null ? (
        <ThemeItems themeId={themeId} gestures={gestures} onDialog={onDialog} />
      ) : at.kind === 'dimension' ? (
        <DimensionItems at={at} gestures={gestures} onPicked={close} />
      ) : at.kind === 'readiness' ? (
        <ReadinessItems ids={at.ids} cardId={at.cardId} gestures={gestures} onPicked={close} />
      ) : at.kind === 'unit' ? (
        <UnitItems at={at} gestures={gestures} />
      ) : at.kind === 'workingGroup' ? (
        <WorkingGroupItems at={at} gestures={gestures} />
      ) : at.kind === 'theme' ? (
        <ThemeChoices at={at} gestures={gestures} />
      ) : at.kind === 'zone' ? (
        <Menu.Dropdown aria-label={t('menu.title')}>
          <ZoneItems ids={at.ids} cardId={at.cardId} gestures={gestures} />
        </Menu.Dropdown>
      ) : (
        <NoteItems at={at} gestures={gestures} onSwitch={onSwitch} onDialog={onDialog} />
      )}
    </Menu>
  )
}
