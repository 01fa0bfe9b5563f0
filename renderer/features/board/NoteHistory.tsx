import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { refusalOf } from '#renderer/app/client.ts'
import { refusalText } from '#renderer/app/notify.ts'
import { useWorkshopView } from '#renderer/app/use-workshop-view.ts'
import type { NoteChange, NoteEvent } from '#shared/contract/boards.ts'
import { clockTime, isoDateOf, longDate } from '#shared/domain/words.ts'
import { type Dimension, type Readiness, dimensions } from '#shared/schema/vocabulary.ts'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import { useNote } from './board-store.ts'
import { useNames } from './use-names.ts'

/** Riwayat: what happened to one note, the newest first, in sentences. */
export function NoteHistory({ noteId, onClose }: { noteId: string; onClose: () => void }) {
  const { t } = useTranslation('board')
  const number = useNote(useBoard().store, noteId)?.number
  const { data, error, refetch } = useQuery({
    queryKey: ['history', 'note', noteId],
    queryFn: () => api.boards.noteHistory({ noteId }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={number === undefined ? t('history.title') : t('history.titleOf', { number })}
      closeButtonProps={{ 'aria-label': t('history.close') }}
      centered
    >
      {error !== null ? (
        <div role="alert">
          <p>{refusalText(refusalOf(error))}</p>
          <Button onClick={() => void refetch()}>{t('retry')}</Button>
        </div>
      ) : data === undefined ? (
        <output>{t('history.loading')}</output>
      ) : (
        <>
          <p className={css.pasteSummary}>{t('history.who')}</p>
          <ol className={css.events} reversed>
            {data.toReversed().map((event) => (
              <Event key={event.seq} event={event} />
            ))}
          </ol>
        </>
      )}
    </Modal>
  )
}

function Event({ event: { atMs, way, changes } }: { event: NoteEvent }) {
  const { t, i18n } = useTranslation('board')
  const timeZone = useWorkshopView().data?.workshop.timeZone ?? 'WIB'
  const date = longDate(isoDateOf(atMs, timeZone), i18n.language === 'en' ? 'en' : 'id')
  return (
    <li>
      <p className={css.eventTime}>
        {date}, {clockTime(atMs, timeZone)} {timeZone}
        {way !== 'done' && <strong> · {t(`history.way.${way}`)}</strong>}
      </p>
      {changes.map((change) => (
        <Change key={change.kind === 'labelled' ? change.label : change.kind} change={change} />
      ))}
    </li>
  )
}

function Change({ change }: { change: NoteChange }) {
  const { t } = useTranslation(['board', 'domain'])
  const { shownTitle, dimensionName } = useNames()
  switch (change.kind) {
    case 'written':
      return <Texts sentence={t('history.written', { zone: shownTitle(change.zone) })} after={change.text} />
    case 'edited':
      return <Texts sentence={t('history.edited')} before={change.before} after={change.after} />
    case 'removed':
      return <Texts sentence={t('history.removed')} before={change.text} />
    case 'moved':
      return <p>{t('history.moved', { from: shownTitle(change.from), to: shownTitle(change.to) })}</p>
    case 'reordered':
      return <p>{t('history.reordered')}</p>
    case 'themeJoined':
      return <p>{t('history.themeJoined', { theme: change.theme })}</p>
    case 'themeLeft':
      return <p>{t('history.themeLeft', { theme: change.theme })}</p>
    case 'themeChanged':
      return <p>{t('history.themeChanged', { from: change.from, to: change.to })}</p>
    case 'labelled': {
      const isDimension = (value: string): value is Dimension => (dimensions as readonly string[]).includes(value)
      const nameOf = (value: string) => {
        if (change.label === 'dimension' && isDimension(value)) return dimensionName(value)
        if (change.label === 'readiness' && value !== '') {
          return t(`readiness.${value as Readiness}`, { ns: 'domain' })
        }
        return value
      }
      const label = t(`history.label.${change.label}`)
      const [before, after] = [nameOf(change.before), nameOf(change.after)]
      if (before === '') return <p>{t('history.labelGiven', { label, after })}</p>
      if (after === '') return <p>{t('history.labelTaken', { label, before })}</p>
      return <p>{t('history.labelChanged', { label, before, after })}</p>
    }
  }
}

/** A sentence, and below it the words as they were and as they became. */
function Texts({ sentence, before, after }: { sentence: string; before?: string; after?: string }) {
  return (
    <>
      <p>{sentence}</p>
      {before !== undefined && (
        <del className={css.eventText} dir="auto">
          {before}
        </del>
      )}
      {after !== undefined && (
        <ins className={css.eventText} dir="auto">
          {after}
        </ins>
      )}
    </>
  )
}
