import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { IconEye, IconEyeOff, IconFileImport, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { dimensions } from '#shared/schema/vocabulary.ts'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import { isFiltering, noFilter, useBoardCounts, useFilter, useIsFaceDown } from './board-store.ts'
import { setFaceDown } from './commands.ts'
import { useNames } from './use-names.ts'

export interface ImportState {
  opened: boolean
  onClose: () => void
}

/** Search, filters and counts; import, and hiding what is being collected. */
export function Toolbar({ renderImport }: { renderImport: ((state: ImportState) => ReactNode) | undefined }) {
  const { t } = useTranslation('board')
  const { store, isReadOnly } = useBoard()
  const { dimensionShort } = useNames()
  const filter = useFilter(store)
  const isFaceDown = useIsFaceDown(store)
  const [isImporting, setImporting] = useState(false)
  return (
    <div className={css.toolbar}>
      {!isFaceDown && (
        <>
          <TextInput
            size="xs"
            type="search"
            className={css.search}
            value={filter.words}
            onChange={(event) => store.setFilter({ words: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') store.setFilter({ words: '' })
            }}
            leftSection={<IconSearch size={15} aria-hidden />}
            placeholder={t('filter.words')}
            aria-label={t('filter.words')}
          />
          <Select
            size="xs"
            className={css.dimensionFilter}
            data={dimensions.map((dimension) => ({ value: dimension, label: dimensionShort(dimension) }))}
            value={filter.dimension}
            onChange={(dimension) => store.setFilter({ dimension })}
            placeholder={t('filter.dimension')}
            aria-label={t('filter.dimension')}
            clearable
          />
          <Checkbox
            size="xs"
            checked={filter.isUngroupedOnly}
            onChange={(event) => store.setFilter({ isUngroupedOnly: event.currentTarget.checked })}
            label={t('filter.ungrouped')}
          />
        </>
      )}
      <Counts />
      <span className={css.grow} />
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
  const { store } = useBoard()
  const { count, shownCount } = useBoardCounts(store)
  const isFaceDown = useIsFaceDown(store)
  const isFiltered = isFiltering(useFilter(store)) && !isFaceDown
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
