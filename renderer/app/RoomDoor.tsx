import { type FormEvent, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { useTranslation } from 'react-i18next'
import type { RoomTab } from '#shared/contract/room-tab.ts'
import { refusalOf } from './client.ts'
import { startTexts } from './i18n.ts'
import { refusalText } from './notify.ts'
import css from './door.module.css'
import { askForKey } from './room-tab.ts'

/**
 * Gets the key of this tab from the browser's host. While a booth is open and this tab was not the room before, it shows
 * one form in place of the room, until the booth's PIN was given.
 */
export async function enterRoom(place: HTMLElement): Promise<string> {
  const answer = await askForKey(null)
  if (answer.key !== null) return answer.key
  const { locale, theme } = answer
  await startTexts(locale)
  const isDark = theme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
  const root = createRoot(place)
  const key = await new Promise<string>((resolve) => root.render(<RoomDoor onOpen={resolve} />))
  root.unmount()
  return key
}

function RoomDoor({ onOpen }: { onOpen: (key: string) => void }) {
  const { t } = useTranslation('start')
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const knock = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const answer: RoomTab = await askForKey(pin)
      if (answer.key !== null) return onOpen(answer.key)
      setProblem(answer.refusal === null ? null : refusalText(answer.refusal))
    } catch (error) {
      setProblem(refusalText(refusalOf(error)))
    }
    setPin('')
  }
  return (
    <main className={css.door}>
      <form className={css.form} onSubmit={(event) => void knock(event)}>
        <h1>{t('door.title')}</h1>
        <label>
          {t('door.text')}
          <input
            type="password"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            autoFocus
            value={pin}
            onChange={(event) => setPin(event.target.value.replace(/\D/g, ''))}
          />
        </label>
        {problem !== null && (
          <p className={css.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={css.actions}>
          <a href="/booth">{t('door.back')}</a>
          <button type="submit" disabled={pin.length !== 4}>
            {t('door.open')}
          </button>
        </div>
      </form>
    </main>
  )
}
