import type { WorkshopView } from '#shared/contract/workshop.ts'
import { HelpDialog } from '../features/help/HelpDialog.tsx'
import { ImportDialog } from '../features/imports/ImportDialog.tsx'
import { AgendaDialog } from './AgendaDialog.tsx'
import { CloseStageDialog } from './CloseStageDialog.tsx'
import { HistoryDialog } from './HistoryDialog.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { Palette } from './Palette.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'
import { useRoomPlace } from './use-room-place.ts'

/** The dialog of the room that is open, if any. */
export function RoomDialogs({ view }: { view: WorkshopView }) {
  const { dialog, show } = useRoomPlace()
  const close = () => show(null)
  switch (dialog?.kind) {
    case undefined:
      return null
    case 'settings':
      return <SettingsDialog view={view} onClose={close} />
    case 'agenda':
      return <AgendaDialog view={view} stageId={dialog.stageId} onClose={close} />
    case 'closeStage':
      return <CloseStageDialog view={view} stageId={dialog.stageId} onClose={close} />
    case 'history':
      return <HistoryDialog view={view} onClose={close} />
    case 'keys':
      return <KeysDialog onClose={close} />
    case 'help':
      return <HelpDialog page={dialog.page} onClose={close} />
    case 'palette':
      return <Palette view={view} onClose={close} />
    case 'import':
      return <ImportDialog kind={dialog.what} activityId={dialog.activityId} opened onClose={close} />
  }
}
