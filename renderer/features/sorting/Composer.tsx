import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showDone } from '#renderer/app/notify.ts'
import { namesFromText } from '#shared/domain/sorting.ts'
import { addProgrammes } from './commands.ts'
import css from './sorting.module.css'

/** Type a name and Enter, again and again; or paste a list, one programme a line. Typing renders nothing but itself. */
export function Composer() {
  const { t } = useTranslation('sorting')
  const [text, setText] = useState('')

  const add = async (names: string[]) => {
    if (names.length === 0) return
    setText('')
    const isAdded = await addProgrammes(names)
    // Nothing typed is lost: the text comes back where it was, unless the next name is being typed already.
    if (!isAdded && names.length === 1) setText((next) => (next === '' ? names[0]! : next))
    if (isAdded && names.length > 1) showDone(t('composer.pasted', { count: names.length }))
  }

  return (
    <input
      className={css.composer}
      value={text}
      maxLength={500}
      placeholder={t('composer.placeholder')}
      aria-label={t('composer.label')}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        void add(namesFromText(text))
      }}
      onPaste={(event) => {
        const pasted = event.clipboardData.getData('text/plain')
        if (!/[\n\r]/.test(pasted.trim())) return
        event.preventDefault()
        void add(namesFromText(pasted))
      }}
    />
  )
}
