import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WallView } from '#shared/contract/wall.ts'
import { clockFromMinutes } from '#shared/domain/words.ts'
import type { PictureProps } from './BoardPicture.tsx'
import { FitText } from './FitText.tsx'
import { PagedSheets, type Sheet } from './PagedSheets.tsx'
import css from './wall-view.module.css'

/** So many lines fit the wall in large type. */
const mostLarge = 9

type Agenda = WallView['agenda']

/** The day's agenda, while no activity is open. */
export function AgendaPicture({ content, page, scale, onPageCount }: PictureProps<Agenda>) {
  const { t } = useTranslation('wall')
  const sheets = useMemo((): Sheet[] => {
    const nextId = content.find(({ state }) => state === 'planned')?.id
    const blocks = content.map((item) => ({
      id: item.id,
      node: (
        <p
          className={css.agendaItem}
          data-state={item.id === nextId ? 'next' : item.state}
          data-few={content.length <= mostLarge || undefined}
        >
          <span className={css.agendaTime}>{clockFromMinutes(item.startMinutes)}</span>
          <span className={css.agendaTitle} dir="auto">
            {item.title}
          </span>
          <span className={css.agendaMark}>
            {item.state === 'closed' && t('agenda.done')}
            {item.id === nextId && t('agenda.next')}
          </span>
        </p>
      ),
    }))
    const zone = {
      id: 'agenda',
      tone: 'plain',
      header: null,
      blocks,
      empty: <p className={css.muted}>{t('agenda.empty')}</p>,
    }
    return [{ id: 'agenda', title: null, zonesPerRow: 1, columnsPerZone: 1, zones: [zone] }]
  }, [content, t])
  return <PagedSheets sheets={sheets} page={page} scale={scale} onPageCount={onPageCount} />
}

/** What the room is asked to do, as large as it goes; in a break also what comes after it. */
export function InstructionPicture({ view }: { view: WallView }) {
  const { t } = useTranslation('wall')
  const { activity, agenda, scale, workshop } = view
  if (activity === null) return null
  const index = agenda.findIndex(({ id }) => id === activity.id)
  const next = agenda.slice(index + 1).find(({ state }) => state === 'planned')
  return (
    <div className={css.instruction}>
      {activity.instruction !== '' && <h1 className={css.instructionTitle}>{activity.title}</h1>}
      <FitText text={activity.instruction === '' ? activity.title : activity.instruction} scale={scale} />
      {activity.kind === 'break' && index !== -1 && next !== undefined && (
        <p className={css.after}>
          {t('instruction.after', {
            time: clockFromMinutes(next.startMinutes),
            timeZone: workshop?.timeZone ?? '',
            title: next.title,
          })}
        </p>
      )}
    </div>
  )
}
