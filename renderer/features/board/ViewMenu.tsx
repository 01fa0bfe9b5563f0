import { ActionIcon, Button, Popover, SegmentedControl, Select } from '@mantine/core'
import { IconLayoutGrid, IconList, IconMinus, IconPlus, IconTextSize } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import { cardSizes, layouts, useView } from './view-store.ts'

const layoutIcons = { board: IconLayoutGrid, list: IconList }

/** How this window looks at the board: as cards or as a list, how large, and in which order. */
export function ViewMenu({ activityId }: { activityId: string }) {
  const { t } = useTranslation('board')
  const { view } = useBoard()
  const { layout, cardSize, zoomPercent } = useView(view)
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('view.layout')}
        value={layout}
        onChange={(next) => view.setState({ layout: next })}
        data={layouts.map((value) => {
          const Icon = layoutIcons[value]
          return {
            value,
            label: (
              <span className={css.layoutLabel} title={t(`view.${value}`)}>
                <Icon size={16} aria-hidden />
                <span className={css.spoken}>{t(`view.${value}`)}</span>
              </span>
            ),
          }
        })}
      />
      <Popover position="bottom-start" shadow="md" width={310} trapFocus returnFocus>
        <Popover.Target>
          <Button size="xs" variant="default" leftSection={<IconTextSize size={16} aria-hidden />}>
            {t('view.button')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={css.popover}>
          <VoteOrder activityId={activityId} />
          {layout === 'board' && (
            <div>
              <p className={css.fieldLabel}>{t('view.cardSize')}</p>
              <SegmentedControl
                size="xs"
                fullWidth
                aria-label={t('view.cardSize')}
                value={cardSize}
                onChange={(next) => view.setState({ cardSize: next })}
                data={cardSizes.map((value) => ({ value, label: t(`view.${value}`) }))}
              />
            </div>
          )}
          <div>
            <p className={css.fieldLabel}>{t('view.zoom')}</p>
            <div className={css.zoomRow}>
              <ActionIcon variant="default" aria-label={t('view.smaller')} onClick={() => view.zoom(-1)}>
                <IconMinus size={16} />
              </ActionIcon>
              <Button size="compact-sm" variant="subtle" title={t('view.natural')} onClick={() => view.zoom(0)}>
                {t('view.percent', { percent: zoomPercent })}
              </Button>
              <ActionIcon variant="default" aria-label={t('view.larger')} onClick={() => view.zoom(1)}>
                <IconPlus size={16} />
              </ActionIcon>
              <span className={css.keysHint}>
                <kbd>Ctrl +</kbd> <kbd>Ctrl −</kbd> <kbd>Ctrl 0</kbd>
              </span>
            </div>
          </div>
        </Popover.Dropdown>
      </Popover>
    </>
  )
}

/** Notes and themes by what the room voted for; the board itself keeps its order. */
function VoteOrder({ activityId }: { activityId: string }) {
  const { t } = useTranslation('board')
  const { store, view } = useBoard()
  const { roundId } = useView(view)
  const { data: votes } = useVotes(activityId)
  return (
    <Select
      size="xs"
      label={t('view.order')}
      description={votes?.length === 0 ? t('view.noVotes') : t('view.orderHint')}
      disabled={votes === undefined || votes.length === 0}
      data={[
        { value: '', label: t('view.ownOrder') },
        ...(votes ?? []).map((vote) => ({
          value: vote.roundId,
          label: t('view.byRound', { number: vote.number, question: vote.question }),
        })),
      ]}
      value={roundId ?? ''}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      onChange={(next) => {
        view.setState({ roundId: next === '' ? null : next })
        const scores = votes?.find((vote) => vote.roundId === next)?.scores
        store.setScores(scores === undefined ? null : new Map(Object.entries(scores)))
      }}
    />
  )
}

/** Votes on the notes and themes of a board; fresh whenever a round is closed. */
export const useVotes = (activityId: string) =>
  useQuery({ queryKey: ['rounds', 'board', activityId], queryFn: () => api.boards.votes({ activityId }) })
