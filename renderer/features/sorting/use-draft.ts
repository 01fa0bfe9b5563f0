import { useState } from 'react'

/**
 * The text of a field that is written when it is left: typing renders the field alone and sends nothing. Escape brings
 * the saved text back. An empty text is refused where `isRequired` says so.
 */
export function useDraft(saved: string, write: (text: string) => void, isRequired = false) {
  const [draft, setDraft] = useState<string | null>(null)
  const commit = () => {
    const text = draft?.trim()
    setDraft(null)
    if (text !== undefined && text !== saved && !(isRequired && text === '')) write(text)
  }
  return {
    value: draft ?? saved,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setDraft(event.currentTarget.value),
    onBlur: commit,
    onKeyDown: (event: React.KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (event.key === 'Escape' && draft !== null) {
        setDraft(null)
        event.stopPropagation()
      }
      const isEndOfLine =
        event.key === 'Enter' && event.currentTarget.tagName === 'INPUT' && !event.nativeEvent.isComposing
      if (isEndOfLine) commit()
    },
  }
}
