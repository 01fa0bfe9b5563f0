import { ActionIcon, Button } from '@mantine/core'
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { showDone } from '#renderer/app/notify.ts'
import { type TowsStrategy, programmeOfStrategy } from '#shared/domain/analysis/tows.ts'
import { strategyCode } from '#shared/domain/papers/analysis.ts'
import css from './tows.module.css'
import { useLoaded } from './analysis-context.ts'
import { send } from './commands.ts'
import { usePicks } from './tows-picks.ts'

interface Props {
  strategy: TowsStrategy
  /** The strategies of its cell, in order. */
  siblings: readonly TowsStrategy[]
  index: number
}

/** A strategy: its code, what it stands on, and what can be done with it. */
export function StrategyItem({ strategy, siblings, index }: Props) {
  const { t } = useTranslation('analysis')
  const { isReadOnly } = useLoaded()
  const { text, factors, missingSides } = strategy
  const code = strategyCode(strategy)
  return (
    <article className={css.strategy} aria-label={`${code} ${text}`}>
      <p>
        <span className={css.number}>{code}</span> {text}
      </p>
      <div className={css.line}>
        <span className={css.codes}>
          {factors.map((factor) => (
            <span key={factor.themeId} className={css.code} data-side={factor.side} title={factor.title}>
              {factor.code}
            </span>
          ))}
        </span>
        {missingSides.length > 0 && (
          <span className={css.incomplete}>
            <IconAlertTriangle size={15} aria-hidden />
            {t('tows.incomplete', { sides: missingSides.map((side) => side.toUpperCase()).join(', ') })}
          </span>
        )}
        <span className={css.grow} />
        <ProgrammeState strategy={strategy} />
        {!isReadOnly && <Actions strategy={strategy} siblings={siblings} index={index} />}
      </div>
    </article>
  )
}

function ProgrammeState({ strategy }: { strategy: TowsStrategy }) {
  const { id, missingSides } = strategy
  const { t } = useTranslation('analysis')
  const { activityId, view, isReadOnly } = useLoaded()
  const programme = programmeOfStrategy(id, view.programmes)
  if (programme !== undefined) {
    return (
      <span className={css.isProgramme} title={t('tows.isProgrammeHint', { number: programme.number })}>
        {t('tows.isProgramme', { number: programme.number })}
      </span>
    )
  }
  if (isReadOnly || missingSides.length > 0) return null
  const add = async () => {
    const isAdded = await send(activityId, () => api.analysis.addProgrammes({ boardId: view.board.id, strategyId: id }))
    if (isAdded) showDone(t('tows.programmesAdded', { count: 1 }))
  }
  return (
    <Button
      size="compact-xs"
      variant="light"
      aria-label={t('tows.toProgrammeOf', { code: strategyCode(strategy) })}
      onClick={() => void add()}
    >
      {t('tows.toProgramme')}
    </Button>
  )
}

function Actions({ strategy, siblings, index }: Props) {
  const { t } = useTranslation('analysis')
  const { activityId } = useLoaded()
  const { picks } = usePicks()
  const upRef = useRef<HTMLButtonElement>(null)
  const downRef = useRef<HTMLButtonElement>(null)
  const { id, factors } = strategy
  const code = strategyCode(strategy)
  const isFirst = index === 0
  const isLast = index === siblings.length - 1

  const move = async (step: 1 | -1) => {
    const beforeId = (step === -1 ? siblings[index - 1] : siblings[index + 2])?.id ?? null
    await send(activityId, () => api.analysis.moveStrategy({ strategyId: id, beforeId }))
    // The row has changed its place, and with it the focus was lost.
    ;(step === -1 ? upRef : downRef).current?.focus()
  }
  const remove = async () => {
    const isRemoved = await send(activityId, () => api.analysis.removeStrategy({ strategyId: id }))
    if (isRemoved) showDone(t('tows.removed', { code }))
  }
  return (
    <span className={css.actions}>
      <ActionIcon
        ref={upRef}
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t('tows.moveUp', { code })}
        aria-disabled={isFirst}
        onClick={() => {
          if (!isFirst) void move(-1)
        }}
      >
        <IconArrowUp size={15} />
      </ActionIcon>
      <ActionIcon
        ref={downRef}
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t('tows.moveDown', { code })}
        aria-disabled={isLast}
        onClick={() => {
          if (!isLast) void move(1)
        }}
      >
        <IconArrowDown size={15} />
      </ActionIcon>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t('tows.edit', { code })}
        onClick={() =>
          picks.edit(
            id,
            factors.map(({ themeId }) => themeId),
          )
        }
      >
        <IconPencil size={15} />
      </ActionIcon>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t('tows.remove', { code })}
        onClick={() => void remove()}
      >
        <IconTrash size={15} />
      </ActionIcon>
    </span>
  )
}
