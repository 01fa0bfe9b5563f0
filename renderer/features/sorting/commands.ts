import i18next from 'i18next'
import { api } from '#renderer/app/api.ts'
import { refusalOf } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/live.ts'
import { showDone, showRefusal } from '#renderer/app/notify.ts'
import type { ProgrammePatch } from '#shared/contract/programmes.ts'
import { planMove } from '#shared/domain/sorting.ts'
import type { Programme, ProgrammeMove } from '#shared/schema/programme.ts'
import { programmes, showAtOnce } from './programme-store.ts'

/** The most programmes that one paste may bring; the contract's limit. */
const mostAtOnce = 2000

/**
 * Shows a change at once and sends it. A refusal is said in a sentence and the core's state is shown again, so that
 * nothing unsaved looks saved.
 */
async function send(
  changes: readonly (Partial<Programme> & Pick<Programme, 'id'>)[],
  work: () => Promise<unknown>,
): Promise<boolean> {
  const confirm = showAtOnce(changes)
  try {
    await work()
    confirm()
    return true
  } catch (error) {
    showRefusal(refusalOf(error), error)
    confirm()
    await queryClient.invalidateQueries({ queryKey: ['programmes'] })
    return false
  }
}

export async function moveProgrammes(wish: ProgrammeMove): Promise<boolean> {
  const moved = planMove([...programmes.getState().byId.values()], wish)
  if (moved?.length === 0) return true
  return send(moved ?? [], () => api.programmes.move(wish))
}

export async function setQuickWin(programmeIds: string[], isQuickWin: boolean): Promise<boolean> {
  return send(
    programmeIds.map((id) => ({ id, isQuickWin })),
    () => api.programmes.setQuickWin({ programmeIds, isQuickWin }),
  )
}

/** With several, all become quick wins unless all are already. */
export function toggleQuickWin(programmeIds: string[]): Promise<boolean> {
  const { byId } = programmes.getState()
  return setQuickWin(programmeIds, !programmeIds.every((id) => byId.get(id)?.isQuickWin === true))
}

export async function updateProgramme(programmeId: string, patch: ProgrammePatch): Promise<boolean> {
  return send([{ ...patch, id: programmeId }], () => api.programmes.update({ programmeId, patch }))
}

/** Removes programmes and says how to bring them back. */
export async function removeProgrammes(programmeIds: string[]): Promise<boolean> {
  const isRemoved = await send([], () => api.programmes.remove({ programmeIds }))
  if (isRemoved) showDone(i18next.t('removed', { ns: 'sorting', count: programmeIds.length }))
  return isRemoved
}

export async function addProgrammes(names: string[]): Promise<boolean> {
  if (names.length > mostAtOnce) {
    showRefusal({ code: 'TOO_MANY', data: { maxCount: mostAtOnce } })
    return false
  }
  return send([], () => api.programmes.add({ names }))
}

/**
 * Takes the last sorting of a programme back. Undo belongs to everybody who works in the file: when something else came
 * in between, the programme only goes back to the tray and the other work stays.
 */
export async function takeBack(programme: Programme): Promise<boolean> {
  const { undo } = await api.history.state()
  const isOurs = undo?.kind === 'programmes.updated' && undo.said['name'] === programme.name
  if (isOurs) return send([], () => api.history.undo())
  return moveProgrammes({ programmeIds: [programme.id], dimension: null, horizon: null, beforeId: null })
}
