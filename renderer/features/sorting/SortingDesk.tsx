import { Button, Progress } from '@mantine/core'
import { IconArrowBackUp, IconPlayerSkipForward, IconStar, IconStarFilled } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dimensionNumber } from '#shared/domain/vocabulary.ts'
import { leadUnitName } from '#shared/domain/papers/programme-order.ts'
import { placeOf } from '#shared/domain/sorting.ts'
import type { Programme } from '#shared/schema/programme.ts'
import { type Dimension, type Horizon, dimensions, horizons } from '#shared/schema/vocabulary.ts'
import { takeBack, updateProgramme } from './commands.ts'
import css from './desk.module.css'
import { usePlaceIds, useProgrammesById } from './programme-store.ts'
import { useSorting } from './sorting-context.ts'
import { dimensionOfKey, horizonKeys, horizonOfKey } from './use-grid-keys.ts'
import { useNames } from './use-names.ts'

interface Draft {
  id: string
  dimension: Dimension | null
  horizon: Horizon | null
  isQuickWin: boolean
}

/**
 * Meja sortir: one programme at a time, large enough for the room to read. Dimension and horizon in either order place
 * it, as one undo step; then the next one comes. The choice of the card at hand lives on this screen until it is whole.
 */
export function SortingDesk({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('sorting')
  const { units, isReadOnly } = useSorting()
  const names = useNames()
  const byId = useProgrammesById()
  const trayIds = usePlaceIds('tray')
  const [skippedIds, setSkippedIds] = useState<readonly string[]>([])
  const [doneIds, setDoneIds] = useState<readonly string[]>([])
  const [returnedId, setReturnedId] = useState<string | null>(null)
  const [draft, setDraft] = useState<Draft | null>(null)

  // The one just taken back comes first; those skipped come again after all others.
  const waitingIds = skippedIds.filter((id) => trayIds.includes(id) && id !== returnedId)
  const queue = trayIds.filter((id) => !waitingIds.includes(id)).concat(waitingIds)
  if (returnedId !== null && trayIds.includes(returnedId))
    queue.sort((one, other) => Number(other === returnedId) - Number(one === returnedId))
  const current = queue.length === 0 ? undefined : byId.get(queue[0]!)
  const choice = current === undefined ? null : draft?.id === current.id ? draft : draftOf(current)
  const totalCount = byId.size
  const sortedCount = totalCount - trayIds.length
  const lastDone = doneIds
    .map((id) => byId.get(id))
    .findLast((programme) => programme !== undefined && placeOf(programme) !== 'tray')

  const choose = (patch: Partial<Draft>) => {
    if (choice === null || isReadOnly) return
    const next = { ...choice, ...patch }
    if (next.dimension === null || next.horizon === null) return setDraft(next)
    const { id, ...sorted } = next
    setDraft(null)
    setReturnedId(null)
    setSkippedIds((ids) => ids.filter((skipped) => skipped !== id))
    setDoneIds((ids) => [...ids.filter((done) => done !== id), id])
    void updateProgramme(id, sorted)
  }

  const skip = () => {
    if (current === undefined) return
    setDraft(null)
    setReturnedId(null)
    setSkippedIds((ids) => [...ids.filter((id) => id !== current.id), current.id])
  }

  const goBack = () => {
    if (lastDone === undefined || isReadOnly) return
    setDraft(null)
    setDoneIds((ids) => ids.filter((id) => id !== lastDone.id))
    setReturnedId(lastDone.id)
    void takeBack(lastDone)
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const dimension = dimensionOfKey(event.key)
    const horizon = horizonOfKey(event.key)
    const key = event.key.toLowerCase()
    // A key held down must not sort the cards that follow.
    if (event.repeat) return event.preventDefault()
    if (dimension !== undefined) choose({ dimension })
    else if (horizon !== undefined) choose({ horizon })
    else if (key === 'k' && choice !== null) choose({ isQuickWin: !choice.isQuickWin })
    else if (event.code === 'Space') skip()
    else if (key === 'z') goBack()
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  return (
    <section className={css.desk} aria-label={t('desk.title')}>
      <div className={css.progress}>
        <span>{t('desk.progress', { sorted: sortedCount, total: totalCount })}</span>
        <Progress
          value={totalCount === 0 ? 0 : (sortedCount / totalCount) * 100}
          className={css.bar}
          aria-label={t('desk.progress', { sorted: sortedCount, total: totalCount })}
        />
        {waitingIds.length > 0 && <span>{t('desk.skipped', { count: waitingIds.length })}</span>}
      </div>

      {current === undefined || choice === null ? (
        <output className={css.done}>
          <h2>{totalCount === 0 ? t('desk.nothing') : t('desk.allSorted')}</h2>
          <p>{totalCount === 0 ? t('desk.nothingHint') : t('desk.allSortedHint')}</p>
          <Button onClick={onLeave}>{t('desk.toGrid')}</Button>
        </output>
      ) : (
        <>
          <article className={css.card} aria-live="polite">
            <p className={css.code}>P-{current.number}</p>
            <h2 className={css.name}>{current.name}</h2>
            {leadUnitName(current, [...units]) !== '' && (
              <p className={css.lead}>{leadUnitName(current, [...units])}</p>
            )}
            {current.description !== '' && <p className={css.description}>{current.description}</p>}
          </article>
          <fieldset className={css.choices} aria-label={t('details.dimension')}>
            {dimensions.map((dimension) => (
              <button
                key={dimension}
                type="button"
                className={css.dimension}
                data-dimension={dimension}
                aria-pressed={choice.dimension === dimension}
                disabled={isReadOnly}
                onClick={() => choose({ dimension })}
              >
                <kbd>{dimensionNumber(dimension)}</kbd>
                <span className={css.dimensionName}>{names.dimensionShort(dimension)}</span>
                <span className={css.dimensionGloss}>{names.dimensionGloss(dimension)}</span>
              </button>
            ))}
          </fieldset>
          <fieldset className={css.choices} aria-label={t('details.horizon')}>
            {horizons.map((horizon) => (
              <button
                key={horizon}
                type="button"
                className={css.horizon}
                aria-pressed={choice.horizon === horizon}
                disabled={isReadOnly}
                onClick={() => choose({ horizon })}
              >
                <kbd>{horizonKeys[horizon]}</kbd>
                <span className={css.dimensionName}>{names.horizonName(horizon)}</span>
                <span className={css.dimensionGloss}>{names.horizonSpan(horizon)}</span>
              </button>
            ))}
            <button
              type="button"
              className={css.quickWin}
              aria-pressed={choice.isQuickWin}
              disabled={isReadOnly}
              onClick={() => choose({ isQuickWin: !choice.isQuickWin })}
            >
              <kbd>K</kbd>
              {choice.isQuickWin ? <IconStarFilled size={18} aria-hidden /> : <IconStar size={18} aria-hidden />}
              <span className={css.dimensionName}>{t('card.quickWin')}</span>
            </button>
          </fieldset>
        </>
      )}

      <div className={css.footer}>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={18} />}
          disabled={lastDone === undefined || isReadOnly}
          onClick={goBack}
        >
          {t('desk.back')} <kbd className={css.key}>Z</kbd>
        </Button>
        <output className={css.last}>
          {lastDone !== undefined && t('desk.last', { name: lastDone.name, place: names.placeName(placeOf(lastDone)) })}
        </output>
        <Button
          variant="default"
          leftSection={<IconPlayerSkipForward size={18} />}
          disabled={queue.length < 2}
          onClick={(event) => {
            event.currentTarget.blur()
            skip()
          }}
        >
          {t('desk.skip')} <kbd className={css.key}>{t('keys.space')}</kbd>
        </Button>
      </div>
    </section>
  )
}

const draftOf = ({ id, dimension, horizon, isQuickWin }: Programme): Draft => ({ id, dimension, horizon, isQuickWin })

const textFields =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"]'

const isTyping = (target: EventTarget | null) => target instanceof Element && target.closest(textFields) !== null
