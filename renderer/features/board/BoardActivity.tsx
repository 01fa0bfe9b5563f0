import { Button, Skeleton } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalText } from '#renderer/app/notify.ts'
import { createSelection } from '#renderer/ui/sorting/selection.ts'
import type { Activity, Stage } from '#shared/schema/workshop.ts'
import { Board } from './Board.tsx'
import { BoardViews, type RenderAnalysis } from './BoardViews.tsx'
import { type ImportState, Toolbar } from './Toolbar.tsx'
import { ReadinessStrip } from './rows/Shares.tsx'
import css from './board.module.css'
import { NoteList } from './NoteList.tsx'
import { BoardContext, type BoardContextValue, useBoard } from './board-context.ts'
import { useCardWords } from './card-words.ts'
import { createBoardStore, useIsFaceDown } from './board-store.ts'
import { createEditing } from './editing.ts'
import { createLabelNames, useLabelNamesData } from './label-names.ts'
import { SuggestPanel } from './suggest/SuggestPanel.tsx'
import { createSuggestStore } from './suggest/suggest-store.ts'
import { useBoardData } from './use-board-data.ts'
import { useZoomKeys } from './use-zoom-keys.ts'
import { createViewStore, useView } from './view-store.ts'

interface Props {
  activity: Activity
  stage: Stage
  /** True while the workshop may only be looked at. */
  isReadOnly: boolean
  /** Draws the import of notes; features do not know each other, so the room hands it in. */
  renderImport?: (state: ImportState) => ReactNode
  /** Draws a screen of the analysis of a SWOT board. */
  renderAnalysis?: RenderAnalysis
}

/** Papan: notes of the room in their zones, collected, moved and grouped into themes. */
export function BoardActivity(props: Props) {
  // A board of its own for each activity: selection, filter and cards never leak from one to the next.
  return <ActivityBoard key={props.activity.id} {...props} />
}

function ActivityBoard({ activity, isReadOnly, renderImport, renderAnalysis }: Props) {
  const { t } = useTranslation('board')
  const [store] = useState(createBoardStore)
  const [selection] = useState(createSelection)
  const [editing] = useState(createEditing)
  const [names] = useState(createLabelNames)
  const [view] = useState(() => createViewStore(activity.id))
  const [suggest] = useState(() => createSuggestStore(activity.id, store))
  const surfaceRef = useRef<HTMLDivElement>(null)
  const areaRef = useRef<HTMLElement>(null)
  const { isLoading, refusal, retry } = useBoardData(store, activity.id)
  const words = useCardWords()
  useLabelNamesData(names)
  useZoomKeys(view, areaRef)
  const context = useMemo<BoardContextValue>(
    () => ({ store, selection, editing, surfaceRef, isReadOnly, words, names, view, suggest }),
    [store, selection, editing, isReadOnly, words, names, view, suggest],
  )

  useEffect(() => (isReadOnly ? undefined : suggest.watch()), [suggest, isReadOnly])
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
      <section ref={areaRef} className={css.activity} aria-label={activity.title} aria-busy={isLoading}>
        {refusal !== null ? (
          <div className={css.refused} role="alert">
            <p>{refusalText(refusal)}</p>
            <Button onClick={retry}>{t('retry')}</Button>
          </div>
        ) : isLoading ? (
          <Loading />
        ) : (
          <BoardViews renderAnalysis={renderAnalysis}>
            <Toolbar activityId={activity.id} renderImport={renderImport} />
            <ReadinessStrip />
            <Notes activityId={activity.id} />
            <SuggestPanel />
          </BoardViews>
        )}
      </section>
    </BoardContext>
  )
}

/** The notes as this window looks at them. What lies face-down is no list: it only has a number. */
function Notes({ activityId }: { activityId: string }) {
  const { store, view } = useBoard()
  const { layout } = useView(view)
  const isFaceDown = useIsFaceDown(store)
  return layout === 'list' && !isFaceDown ? <NoteList activityId={activityId} /> : <Board />
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
