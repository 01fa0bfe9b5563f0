import { Button } from '@mantine/core'
import { IconEye, IconEyeOff, IconFileImport } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { FilterMenu, Search } from './FilterMenu.tsx'
import { ViewMenu } from './ViewMenu.tsx'
import { LayoutTools } from './rows/LayoutTools.tsx'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import { isFiltering, noFilter, useBoardCounts, useFilter, useIsFaceDown } from './board-store.ts'
import { setFaceDown } from './commands.ts'
import { SuggestButton } from './suggest/SuggestButton.tsx'

export interface ImportState {
  opened: boolean
  onClose: () => void
}

/** Search, filters and counts; import, and hiding what is being collected. */
export function Toolbar(props: { activityId: string; renderImport: ((state: ImportState) => ReactNode) | undefined }) {
  const { activityId, renderImport } = props
  const { t } = useTranslation('board')
  const { store, isReadOnly } = useBoard()
  const isFaceDown = useIsFaceDown(store)
  const [isImporting, setImporting] = useState(false)
  return (
    <div className={css.toolbar}>
      {!isFaceDown && (
        <>
          <Search />
          <FilterMenu />
          <ViewMenu activityId={activityId} />
        </>
      )}
      <Counts />
      <span className={css.grow} />
      {!isReadOnly && !isFaceDown && <SuggestButton />}
      <LayoutTools activityId={activityId} />
      {!isReadOnly && renderImport !== undefined && (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconFileImport size={16} aria-hidden />}
          onClick={() => setImporting(true)}
        >
          {t('toolbar.import')}
        </Button>
      )}
      {!isReadOnly && <FaceDownButton />}
      {renderImport?.({ opened: isImporting, onClose: () => setImporting(false) })}
    </div>
  )
}

function Counts() {
  const { t } = useTranslation('board')
  const { store, view } = useBoard()
  const { count, shownCount } = useBoardCounts(store)
  const isFaceDown = useIsFaceDown(store)
  const isFiltered = isFiltering(useFilter(store)) && !isFaceDown
  const isByVotes = useStore(store, ({ scores }) => scores !== null) && !isFaceDown
  return (
    <output className={css.counts}>
      {isFaceDown
        ? t('faceDown.count', { count })
        : isFiltered
          ? t('toolbar.shown', { count, shownCount })
          : t('toolbar.count', { count })}
      {isFiltered && (
        <button type="button" className={css.linkButton} onClick={() => store.setFilter(noFilter)}>
          {t('filter.clear')}
        </button>
      )}
      {isByVotes && (
        <>
          {' · '}
          {t('view.isByVotes')}
          <button
            type="button"
            className={css.linkButton}
            onClick={() => {
              view.setState({ roundId: null })
              store.setScores(null)
            }}
          >
            {t('view.toOwnOrder')}
          </button>
        </>
      )}
    </output>
  )
}

function FaceDownButton() {
  const { t } = useTranslation('board')
  const { store, selection } = useBoard()
  const boardId = useStore(store, ({ board }) => board?.id)
  const isFaceDown = useIsFaceDown(store)
  if (boardId === undefined) return null
  return (
    <Button
      size="xs"
      variant={isFaceDown ? 'filled' : 'default'}
      leftSection={isFaceDown ? <IconEye size={16} aria-hidden /> : <IconEyeOff size={16} aria-hidden />}
      title={isFaceDown ? t('faceDown.showHint') : t('faceDown.hideHint')}
      onClick={() => {
        selection.clear()
        void setFaceDown(boardId, !isFaceDown)
      }}
    >
      {isFaceDown ? t('faceDown.show') : t('faceDown.hide')}
    </Button>
  )
}
