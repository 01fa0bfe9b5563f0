import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../app/client.ts'
import type { UnfinishedBallot } from '#renderer/ui/ballot/unfinished.ts'
import ballotCss from '#renderer/ui/ballot/ballot.module.css'
import css from './booth.module.css'
import type { Scene, Ticket } from './scene.ts'
import type { BoothLink } from './use-booth-view.ts'

const retryMs = 1000

/**
 * The line broke while the ballot was on its way. The roll knows whether it arrived: once the line is back it is asked,
 * and the voter goes on to the receipt, or back to the review with the ballot as it was.
 */
export function Unsure({
  link,
  ticket,
  ballot,
  isOnline,
  onOutcome,
}: {
  link: BoothLink
  ticket: Ticket
  ballot: UnfinishedBallot
  isOnline: boolean
  onOutcome: (scene: Scene) => void
}) {
  const { t } = useTranslation('booth')
  useEffect(() => {
    if (!isOnline) return undefined
    let isOver = false
    const ask = async () => {
      const outcome = await askRoll(link, ticket, ballot)
      if (!isOver && outcome !== null) onOutcome(outcome)
    }
    void ask()
    const timer = setInterval(() => void ask(), retryMs)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [link, ticket, ballot, isOnline, onOutcome])
  return (
    <section className={css.centre}>
      <h1 className={ballotCss.title}>{t('unsure.title')}</h1>
      <output className={css.lead}>{t('unsure.text')}</output>
      <button
        type="button"
        className={ballotCss.secondary}
        onClick={() => onOutcome({ at: 'ready', notice: 'clearedUnsure' })}
      >
        {t('unsure.clear')}
      </button>
    </section>
  )
}

async function askRoll(link: BoothLink, ticket: Ticket, ballot: UnfinishedBallot): Promise<Scene | null> {
  const { roundId, identity } = ticket
  try {
    if ('code' in identity) await link.client.booth.admitByCode({ roundId, code: identity.code })
    else await link.client.booth.admit({ roundId, voterId: identity.voterId })
    return { at: 'review', ticket, ballot, isRetry: true }
  } catch (error) {
    const { code } = refusalOf(error)
    if (code === 'ALREADY_VOTED') return { at: 'done', votedCount: 0 }
    // Somebody else's wrong codes hold up the question, not the answer.
    if (code === 'CONNECTION_LOST' || code === 'TOO_MANY_TRIES') return null
    return { at: 'ready', notice: 'endedUnsure' }
  }
}
