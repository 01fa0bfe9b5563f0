import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ImportKind, ImportOptions, ImportOutcome, ImportPreview } from '#shared/schema/imports.ts'
import { ExportRequest } from '#shared/schema/record.ts'
import { Decision, Id, Remark, Signatory } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

export const MinutesView = z.object({
  remarks: z.array(Remark),
  decisions: z.array(Decision),
  signatories: z.array(Signatory),
})
export type MinutesView = z.infer<typeof MinutesView>

export const minutes = {
  get: query()
    .input(z.object({ stageId: Id }))
    .output(MinutesView),
  addRemark: command()
    .input(Remark.pick({ stageId: true, activityId: true, text: true }))
    .output(Remark),
  editRemark: command().input(z.object({ remarkId: Id, text: Remark.shape.text })),
  removeRemark: command().input(z.object({ remarkId: Id })),
  addDecision: command()
    .input(Decision.pick({ stageId: true, text: true, way: true, roundId: true, objection: true }))
    .output(Decision),
  editDecision: command().input(
    z.object({
      decisionId: Id,
      patch: Decision.pick({ text: true, way: true, roundId: true, objection: true }).partial(),
    }),
  ),
  moveDecision: command().input(z.object({ decisionId: Id, beforeId: Id.nullable() })),
  removeDecision: command().input(z.object({ decisionId: Id })),
  /** Replaces the signatories of a stage, in the order given. */
  setSignatories: command().input(
    z.object({
      stageId: Id,
      signatories: z.array(Signatory.omit({ id: true, stageId: true, position: true })).max(40),
    }),
  ),
}

const ImportInput = z.object({
  kind: ImportKind,
  fileName: z.string().max(255),
  /** The bytes as a window hands them over, at most about 16 MB. */
  base64: z.string().max(22_000_000),
  options: ImportOptions,
  /** The board that takes notes; null is the workshop's first SWOT board. */
  activityId: Id.nullable(),
})

export const imports = {
  /** Reads a file and says, row by row, what would happen. Nothing changes. */
  preview: query('IMPORT_EMPTY', 'IMPORT_NOT_A_TABLE', 'IMPORT_TOO_LARGE', 'IMPORT_NO_COLUMNS')
    .input(ImportInput)
    .output(ImportPreview),
  /** Takes the accepted rows in one transaction. */
  commit: command(
    'IMPORT_EMPTY',
    'IMPORT_NOT_A_TABLE',
    'IMPORT_TOO_LARGE',
    'IMPORT_NO_COLUMNS',
    'TOO_MANY',
    'ZONE_GONE',
  )
    .input(ImportInput)
    .output(ImportOutcome),
}

export const ExportProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), doneCount: z.number(), totalCount: z.number(), fileName: z.string() }),
  z.object({
    kind: z.literal('done'),
    folder: z.string(),
    files: z.array(z.object({ fileName: z.string(), sizeBytes: z.number(), downloadUrl: z.string().nullable() })),
  }),
])
export type ExportProgress = z.infer<typeof ExportProgress>

export const exports = {
  /**
   * Writes papers in the background. Leaving the stream cancels; no half-written file remains.
   * A version exports a frozen record again, unchanged; null is the state of now.
   */
  run: query('EXPORT_FAILED', 'EXPORT_CANCELLED', 'FOLDER_NOT_WRITABLE', 'DISK_FULL')
    .input(ExportRequest.extend({ version: z.number().int().nullable() }))
    .output(eventIterator(ExportProgress)),
  /** Shows the export folder of the open workshop. */
  showFolder: query(),
}
