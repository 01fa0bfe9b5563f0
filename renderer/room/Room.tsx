import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppInfo } from '#shared/contract/app.ts'
import type { WorkshopView } from '#shared/contract/workshop.ts'
import type { Activity } from '#shared/schema/workshop.ts'
import { showDone, showNotice } from '../app/notify.ts'
import { AttendancePanel } from '../features/attendance/AttendancePanel.tsx'
import { ExportCard } from '../features/exports/ExportCard.tsx'
import { MinutesPage } from '../features/minutes/MinutesPage.tsx'
import { ActivityPage } from './ActivityPage.tsx'
import { Rail } from './Rail.tsx'
import { RoomDialogs } from './RoomDialogs.tsx'
import { StatusBar } from './StatusBar.tsx'
import { roman } from './format.ts'
import styles from './room.module.css'
import { useRoomKeys } from './use-room-keys.ts'
import { useRoomPlace } from './use-room-place.ts'

/** The facilitator's window: stages and agenda, the activity at work, and the state of the file. */
export function Room({ view, info }: { view: WorkshopView; info: AppInfo }) {
  const { t } = useTranslation('room')
  const { place, show } = useRoomPlace()
  useRoomKeys()
  useEffect(() => {
    if (info.isRecovered) showDone(t('recovered'))
    if (view.isKeyLost) showNotice(t('keyLost'))
    // Said once, when the room opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const activity = useMemo(
    () => activityToShow(view, place.page === 'activity' ? place.activityId : null),
    [view, place],
  )
  const stageId = place.page === 'activity' ? stageIdOf(view, activity) : place.stageId
  const stage = view.stages.find((candidate) => candidate.id === stageId) ?? view.stages[0]!

  return (
    <div className={styles.room}>
      <Rail view={view} stage={stage} activity={place.page === 'activity' ? activity : null} />
      <main className={styles.main}>
        {place.page === 'activity' && activity !== null && (
          <ActivityPage key={activity.id} view={view} stage={stage} activity={activity} />
        )}
        {place.page !== 'activity' && (
          <>
            <header className={styles.header}>
              <div className={styles.heading}>
                <h1>{place.page === 'attendance' ? t('attendance') : t('minutes')}</h1>
                <p>{t('stageTitle', { roman: roman(stage.number), title: stage.title })}</p>
              </div>
            </header>
            <div className={styles.body}>
              {place.page === 'attendance' ? (
                <AttendancePanel
                  key={stage.id}
                  stage={stage}
                  days={view.days}
                  isReadOnly={view.isReadOnly}
                  onImport={() => show({ kind: 'import', what: 'participants', activityId: null })}
                />
              ) : (
                <MinutesPage key={stage.id} stage={stage} isReadOnly={view.isReadOnly}>
                  <ExportCard stage={stage} />
                </MinutesPage>
              )}
            </div>
          </>
        )}
      </main>
      <StatusBar view={view} info={info} />
      <RoomDialogs view={view} />
    </div>
  )
}

/** The chosen activity; else the open one, else the next that nobody has opened yet. */
function activityToShow(view: WorkshopView, chosenId: string | null): Activity | null {
  const chosen = view.activities.find((activity) => activity.id === chosenId)
  return (
    chosen ??
    view.activities.find((activity) => activity.state === 'open') ??
    view.activities.find((activity) => activity.state === 'planned' && !activity.isSkipped) ??
    view.activities[0] ??
    null
  )
}

function stageIdOf(view: WorkshopView, activity: Activity | null): string | undefined {
  return view.days.find((day) => day.id === activity?.dayId)?.stageId
}
