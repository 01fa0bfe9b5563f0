import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import { useTheme } from './board-store.ts'
import { drawnText, themeCardId } from './cards.ts'
import type { Gestures } from './use-gestures.ts'

interface Props {
  themeId: string
  gestures: Gestures
  onClose: () => void
}

const noIds: readonly string[] = []

/** Ticks the notes that leave a theme for a new one; at least one of them stays. */
export function SplitTheme({ themeId, gestures, onClose }: Props) {
  const { t } = useTranslation('board')
  const { store } = useBoard()
  const theme = useTheme(store, themeId)
  const ids = useStore(store, ({ noteIds }) => noteIds.get(`theme:${themeId}`) ?? noIds)
  const notes = useStore(store, (state) => state.notes)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  // Somebody else may have taken notes out meanwhile.
  const chosen = ids.filter((id) => ticked.has(id))
  const isWhole = chosen.length === ids.length

  const toggle = (id: string, isChosen: boolean) =>
    setTicked((before) => {
      const next = new Set(before)
      if (isChosen) next.add(id)
      else next.delete(id)
      return next
    })

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('split.title', { title: theme?.title ?? '' })}
      closeButtonProps={{ 'aria-label': t('split.cancel') }}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen.length === 0 || isWhole) return
          onClose()
          gestures.split(chosen, themeCardId(themeId))
        }}
      >
        <p className={css.pasteSummary}>{t('split.intro')}</p>
        <ul className={css.pasteLines}>
          {ids.map((id, index) => (
            <li key={id} className={css.pasteLine} data-chosen={ticked.has(id) || undefined}>
              <label>
                <input
                  type="checkbox"
                  data-autofocus={index === 0 || undefined}
                  checked={ticked.has(id)}
                  onChange={(event) => toggle(id, event.currentTarget.checked)}
                />
                <span dir="auto">{drawnText(notes.get(id)?.text ?? '')}</span>
              </label>
            </li>
          ))}
        </ul>
        <div className={css.pasteFoot}>
          <output className={css.counts}>
            {isWhole ? t('split.whole') : t('split.chosen', { chosenCount: chosen.length, count: ids.length })}
          </output>
          <span className={css.grow} />
          <Button variant="default" onClick={onClose}>
            {t('split.cancel')}
          </Button>
          <Button type="submit" disabled={chosen.length === 0 || isWhole}>
            {t('split.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
