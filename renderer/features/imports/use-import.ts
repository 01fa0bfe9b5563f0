import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#renderer/app/api.ts'
import { type Refusal, refusalOf } from '#renderer/app/client.ts'
import type { ImportKind, ImportOptions, ImportOutcome, ImportPreview } from '#shared/schema/imports.ts'

/** The most that a window hands over at once; the contract's limit in bytes. */
export const maxUploadBytes = 16_000_000

/** A file in the hands of the page. */
export interface Upload {
  /** Distinguishes files of one name. */
  key: string
  fileName: string
  base64: string
}

let uploadCount = 0

/** Reads a dropped, chosen or pasted file. @throws DOMException when the browser cannot read it */
export async function readUpload(fileName: string, content: Blob): Promise<Upload> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(content)
  })
  uploadCount += 1
  return { key: `upload-${uploadCount}`, fileName, base64: address.slice(address.indexOf(',') + 1) }
}

export interface ImportDraft {
  preview: ImportPreview | undefined
  refusal: Refusal | null
  isReading: boolean
  options: ImportOptions
  change: (patch: Partial<ImportOptions>) => void
  /** Answers a question of a row; null takes the answer back. */
  answer: (lineNumber: number, field: string, value: string | null) => void
  commit: () => Promise<ImportOutcome>
}

/** One file on its way in: read with the user's corrections, looked at again after each, taken in the end. */
export function useImport(kind: ImportKind, activityId: string | null, upload: Upload): ImportDraft {
  const [options, setOptions] = useState<ImportOptions>({})
  const input = { kind, activityId, fileName: upload.fileName, base64: upload.base64, options }
  const reading = useQuery({
    // Not a topic of live events: a preview is looked at again only when its own options change.
    queryKey: ['import-preview', kind, activityId, upload.key, options],
    queryFn: () => api.imports.preview(input),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const change = (patch: Partial<ImportOptions>) =>
    // Answers are given by line number, which another way of reading the file may shift.
    setOptions((old) => ({ ...old, ...patch, ...('answers' in patch || isHarmless(patch) ? {} : { answers: {} }) }))
  const answer = (lineNumber: number, field: string, value: string | null) => {
    const { [field]: _, ...others } = options.answers?.[String(lineNumber)] ?? {}
    const answers = {
      ...options.answers,
      [String(lineNumber)]: value === null ? others : { ...others, [field]: value },
    }
    change({ answers })
  }
  return {
    preview: reading.data,
    refusal: reading.error === null ? null : refusalOf(reading.error),
    isReading: reading.isFetching,
    options,
    change,
    answer,
    commit: () => api.imports.commit(input),
  }
}

const isHarmless = (patch: Partial<ImportOptions>) => 'again' in patch || 'fillDownUnits' in patch
