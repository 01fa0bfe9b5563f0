import { create } from 'zustand'
import type { HelpPage } from '../features/help/HelpDialog.tsx'
import { focusedElement, focusWhenFree } from '../ui/focus-return.ts'

/** Where in the workshop the facilitator's window stands. */
export type RoomPlace =
  | { page: 'activity'; activityId: string | null }
  | { page: 'attendance'; stageId: string }
  | { page: 'minutes'; stageId: string }

interface RoomState {
  place: RoomPlace
  dialog: RoomDialog | null
  go: (place: RoomPlace) => void
  show: (dialog: RoomDialog | null) => void
}

export type RoomDialog =
  | { kind: 'settings' }
  | { kind: 'agenda'; stageId: string }
  | { kind: 'closeStage'; stageId: string }
  | { kind: 'history' }
  | { kind: 'keys' }
  | { kind: 'help'; page: HelpPage }
  | { kind: 'palette' }
  | { kind: 'import'; what: 'organisations' | 'participants' | 'notes' | 'programmes'; activityId: string | null }

/** The place starts at the open activity, so that a restart shows what the room was doing. */
export const useRoomPlace = create<RoomState>()((set, get) => {
  /** What had the focus before the first of the dialogs that followed each other. */
  let opener: HTMLElement | null = null
  return {
    place: { page: 'activity', activityId: null },
    dialog: null,
    go: (place) => set({ place }),
    show(dialog) {
      if (get().dialog === null) opener = focusedElement()
      set({ dialog })
      if (dialog === null) focusWhenFree(opener)
    },
  }
})
