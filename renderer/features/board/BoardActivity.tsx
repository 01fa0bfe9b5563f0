import { Button, Skeleton } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalText } from '#renderer/app/notify.ts'
import { createSelection } from '#renderer/ui/sorting/selection.ts'
import type { Activity, Stage } from '#shared/schema/workshop.ts'
import { Board } from './Board.tsx'
import { type ImportState, Toolbar } from './Toolbar.tsx'
import css from './board.module.css'
import { BoardContext, type BoardContextValue } from './board-context.ts'
import { useCardWords } from './card-words.ts'
import { createBoardStore } from './board-store.ts'
import { createEditing } from './editing.ts'
import { useBoardData } from './use-board-data.ts'

interface Props {
  activity: Activity
  stage: Stage
  /** True while the workshop may only be looked at. */
  isReadOnly: boolean
  /** Draws the import of notes; features do not know each other, so the room hands it in. */
  renderImport?: (state: ImportState) => ReactNode
}

/** Papan: notes of the room in their zones, collected, moved and grouped into themes. */
export function BoardActivity(props: Props) {
  // A board of its own for each activity: selection, filter and cards never leak from one to the next.
  return <ActivityBoard key={props.activity.id} {...props} />
}

function ActivityBoard({ activity, isReadOnly, renderImport }: Props) {
  const { t } = useTranslation('board')
  const [store] = useState(createBoardStore)
  const [selection] = useState(createSelection)
  const [editing] = useState(createEditing)
  const surfaceRef = useRef<HTMLDivElement>(null)
  const { isLoading, refusal, retry } = useBoardData(store, activity.id)
  const words = useCardWords()
  const context = useMemo<BoardContextValue>(
    () => ({ store, selection, editing, surfaceRef, isReadOnly, words }),
    [store, selection, editing, isReadOnly, words],
  )

  useEffect(
    () =>
      store.subscribe(({ notes, themes }, before) => {
        if (notes === before.notes && themes === before.themes) return
        selection.keepOnly((id) => notes.has(id) || themes.has(id.replace('theme:', '')))
      }),
    [store, selection],
  )

  return (
    <BoardContext value={context}>
      <section className={css.activity} aria-label={activity.title} aria-busy={isLoading}>
        {refusal !== null ? (
          <div className={css.refused} role="alert">
            <p>{refusalText(refusal)}</p>
            <Button onClick={retry}>{t('retry')}</Button>
          </div>
        ) : isLoading ? (
          <Loading />
        ) : (
          <>
            <Toolbar renderImport={renderImport} />
            <Board />
          </>
        )}
      </section>
    </BoardContext>
  )
}

function Loading() {
  const { t } = useTranslation('board')
  return (
    <>
      <div className={css.toolbar}>
        <output className={css.spoken}>{t('loading')}</output>
      </div>
      <div className={css.zones} data-columns={2} aria-hidden>
        {['s', 'w', 'o', 't'].map((tone) => (
          <Skeleton key={tone} className={css.skeleton} radius="lg" />
        ))}
      </div>
    </>
  )
}
