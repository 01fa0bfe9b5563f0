import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '../board-context.ts'
import { useIsFaceDown } from '../board-store.ts'
import { DuplicateSteps } from './DuplicateSteps.tsx'
import { ThemeSteps } from './ThemeSteps.tsx'
import { type SuggestView, useSuggest } from './suggest-store.ts'
import css from './suggest.module.css'

/** Saran: themes that the words of the notes suggest, and notes that may say the same. Beside the board, never over it. */
export function SuggestPanel() {
  const { suggest, store, isReadOnly } = useBoard()
  const isFaceDown = useIsFaceDown(store)
  const view = useSuggest(suggest, (state) => state.view)
  return view === null || isReadOnly || isFaceDown ? null : <Panel view={view} />
}

function Panel({ view }: { view: SuggestView }) {
  const { t } = useTranslation('suggest')
  const { suggest } = useBoard()
  const panelRef = useRef<HTMLElement>(null)
  const isFailed = useSuggest(suggest, (state) => state.isFailed)
  const isReady = useSuggest(suggest, (state) => state.suggestions !== null)
  const themeCount = useSuggest(suggest, (state) => state.suggestions?.length ?? 0)
  const duplicateCount = useSuggest(suggest, (state) => state.duplicates.length)

  // Whoever opens the panel goes on in it, first in the panel and then in what it lists.
  useEffect(() => {
    if (isReady) panelRef.current?.querySelector<HTMLElement>('li[data-current]')?.focus()
    else panelRef.current?.focus()
  }, [isReady])

  const close = () => {
    suggest.show(null)
    document.querySelector<HTMLElement>('[data-suggest-button]')?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere inside
    <aside
      ref={panelRef}
      className={css.panel}
      aria-label={t('label')}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <div className={css.head}>
        <SegmentedControl
          size="xs"
          fullWidth
          className={css.views}
          aria-label={t('label')}
          value={view}
          onChange={(next) => suggest.show(next)}
          data={[
            { value: 'themes' as const, label: t('themes.tab', { count: themeCount }) },
            { value: 'duplicates' as const, label: t('duplicates.tab', { count: duplicateCount }) },
          ]}
        />
        <ActionIcon variant="subtle" color="gray" aria-label={t('close')} title={t('close')} onClick={close}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      {isFailed ? (
        <div className={css.message} role="alert">
          <p>{t('failed')}</p>
          <Button size="xs" onClick={() => suggest.show(view)}>
            {t('retry')}
          </Button>
        </div>
      ) : !isReady ? (
        <output className={css.message}>{t('working')}</output>
      ) : view === 'themes' ? (
        <ThemeSteps />
      ) : (
        <DuplicateSteps />
      )}
    </aside>
  )
}
