import { describe, expect, it } from 'vitest'
import { setTimer, openActivity, updateActivity } from '#electron/core/workshop.ts'
import { undo } from '#electron/core/session.ts'
import { listActivities } from '#electron/db/tables/workshop.ts'
import { makeTestWorkshop, must } from '#tests/support/make-workshop.ts'

describe('undo and acts that cannot be taken back', () => {
  it('H18: an act that cannot be undone settles the entries under it, and undo goes on with those before', () => {
    const { session } = makeTestWorkshop()
    const [activity] = listActivities(session.db)
    must(updateActivity(session, activity!.id, { title: 'Registrasi ulang' }))
    must(openActivity(session, activity!.id))
    must(setTimer(session, activity!.id, 'pause'))

    // The pause wrote the clock that opening had set: opening is settled, the new title is not.
    expect(must(undo(session)).kind).toBe('agenda.activityUpdated')
    const [after] = listActivities(session.db)
    expect(after).toMatchObject({ title: activity!.title, state: 'open', timerStartedAtMs: null })
  })

  it('H19: undo writes only the cells of its entry, and keeps what others changed beside them', () => {
    const { session } = makeTestWorkshop()
    const [activity] = listActivities(session.db)
    must(updateActivity(session, activity!.id, { title: 'Registrasi ulang' }))
    must(setTimer(session, activity!.id, 'add_minute'))
    must(undo(session))
    const [after] = listActivities(session.db)
    expect(after).toMatchObject({ title: activity!.title, minutes: activity!.minutes + 1 })
  })
})
