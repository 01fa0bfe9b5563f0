import i18next from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoothView } from '#shared/contract/voting.ts'
import { refusalOf } from '../app/client.ts'
import { BallotPaper } from './papers/BallotPaper.tsx'
import css from './booth.module.css'
import { Confirm } from './Confirm.tsx'
import { HandOver } from './HandOver.tsx'
import { Identify } from './Identify.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { Review } from './Review.tsx'
import { type Notice, type Scene, type Ticket, afterView, begin, isPersonal, shuffled } from './scene.ts'
import { type UnfinishedBallot, emptyBallot, toBallot } from './papers/unfinished.ts'
import { type BoothLink, useBoothView } from './use-booth-view.ts'
import { useIdle } from './use-idle.ts'
import { Unsure } from './Unsure.tsx'
import { Waiting } from './Waiting.tsx'

/** The shared laptop while a vote is open: one voter after the other, and nothing of one left for the next. */
export function Booth({ link }: { link: BoothLink }) {
  const { t } = useTranslation('booth')
  const { view, isOnline } = useBoothView(link)
  const [scene, setScene] = useState<Scene>(begin)
  const [isLeaving, setIsLeaving] = useState(false)
  useLook(view)

  // A round that ends takes its papers along; ballots not cast by then do not count.
  const current = view === null ? scene : afterView(scene, view.round?.id ?? null)
  if (current !== scene) setScene(current)

  const restart = (notice: Notice | null) => setScene({ at: 'ready', notice })
  const secondsLeft = useIdle(isPersonal(current) || isLeaving, () => {
    setIsLeaving(false)
    if (isPersonal(current)) restart('timedOut')
  })

  const { admit, send } = useVoting(link, setScene)

  return (
    <main className={css.booth}>
      {!isOnline && view !== null && current.at !== 'left' && (
        <p className={css.offline} role="alert">
          {t('offline.banner')}
        </p>
      )}
      <SceneView
        scene={current}
        view={view}
        isOnline={isOnline}
        link={link}
        setScene={setScene}
        admit={admit}
        send={send}
      />
      {secondsLeft !== null && (
        <div className={css.veil} role="alertdialog" aria-live="assertive" aria-label={t('idle.title')}>
          <div className={css.warning}>
            <strong>{t('idle.title')}</strong>
            <p>{t('idle.countdown', { count: secondsLeft })}</p>
            <p className={css.muted}>{t('idle.stay')}</p>
          </div>
        </div>
      )}
      {current.at !== 'left' && !isPersonal(current) && current.at !== 'sending' && (
        <button type="button" className={css.leave} onClick={() => setIsLeaving(true)}>
          {t('leave.open')}
        </button>
      )}
      {isLeaving && (
        <LeaveDialog
          link={link}
          onCancel={() => setIsLeaving(false)}
          onLeft={() => {
            setIsLeaving(false)
            setScene({ at: 'left' })
          }}
        />
      )}
    </main>
  )
}

interface SceneProps {
  scene: Scene
  view: BoothView | null
  isOnline: boolean
  link: BoothLink
  setScene: (scene: Scene) => void
  admit: (view: BoothView, voterId: string | null) => Promise<void>
  send: (ticket: Ticket, ballot: UnfinishedBallot) => Promise<void>
}

function SceneView({ scene, view, isOnline, link, setScene, admit, send }: SceneProps) {
  switch (scene.at) {
    case 'left':
      return <Waiting kind="left" regency={view?.regency ?? ''} notice={null} />
    case 'done':
      return (
        <HandOver
          votedCount={Math.max(scene.votedCount, view?.votedCount ?? 0)}
          entitledCount={view?.entitledCount ?? 0}
          onNext={() => setScene(begin)}
        />
      )
    case 'ballot':
      return (
        <BallotPaper
          ticket={scene.ticket}
          ballot={scene.ballot}
          onChange={(ballot) => setScene({ ...scene, ballot })}
          onReview={() => setScene({ ...scene, at: 'review', isRetry: false })}
        />
      )
    case 'review':
    case 'sending':
      return (
        <Review
          ticket={scene.ticket}
          ballot={scene.ballot}
          isSending={scene.at === 'sending'}
          isOffline={!isOnline}
          isRetry={scene.at === 'review' && scene.isRetry}
          onBack={() => setScene({ at: 'ballot', ticket: scene.ticket, ballot: scene.ballot })}
          onSend={() => {
            setScene({ at: 'sending', ticket: scene.ticket, ballot: scene.ballot })
            void send(scene.ticket, scene.ballot)
          }}
        />
      )
    case 'unsure':
      return <Unsure link={link} ticket={scene.ticket} ballot={scene.ballot} isOnline={isOnline} onOutcome={setScene} />
    default:
      break
  }
  if (view === null) return <Waiting kind="connecting" regency="" notice={null} />
  if (view.round === null) {
    const notice = scene.at === 'ready' ? scene.notice : null
    return <Waiting kind="noRound" regency={view.regency} notice={notice} />
  }
  if (scene.at === 'confirm') {
    const { voter } = scene
    return <Confirm voter={voter} onBack={() => setScene(begin)} onConfirm={() => admit(view, voter.voterId)} />
  }
  return (
    <Identify
      view={view}
      notice={scene.notice}
      onChoose={(voter) => setScene({ at: 'confirm', voter })}
      onToken={() => admit(view, null)}
    />
  )
}

/** Asking to vote, and sending the ballot; every outcome is a scene. */
function useVoting(link: BoothLink, setScene: (scene: Scene) => void) {
  const admit = async (view: BoothView, voterId: string | null) => {
    const { round } = view
    if (round === null) return
    try {
      const admitted = await link.client.booth.admit({ roundId: round.id, voterId })
      const { id: roundId, question, rules } = round
      const options = round.isShuffled ? shuffled(view.options) : view.options
      const ticket: Ticket = { roundId, voterId: admitted.voterId, question, rules, options }
      setScene({ at: 'ballot', ticket, ballot: emptyBallot(rules) })
    } catch (error) {
      const notice = noticeOf(error)
      const isTokenless = voterId === null && notice === 'ALREADY_VOTED'
      setScene({ at: 'ready', notice: isTokenless ? 'tokensUsed' : notice })
    }
  }
  const send = async (ticket: Ticket, ballot: UnfinishedBallot) => {
    const { roundId, voterId } = ticket
    try {
      const { votedCount } = await link.client.booth.cast({ roundId, voterId, ballot: toBallot(ballot) })
      setScene({ at: 'done', votedCount })
    } catch (error) {
      // Without an answer the ballot may have been counted; ask when the line is back.
      if (refusalOf(error).code === 'CONNECTION_LOST') setScene({ at: 'unsure', ticket, ballot })
      else setScene({ at: 'ready', notice: noticeOf(error) })
    }
  }
  return { admit, send }
}

function noticeOf(error: unknown): Notice {
  const { code } = refusalOf(error)
  if (code === 'ALREADY_VOTED' || code === 'NOT_ENTITLED') return code
  if (code === 'ROUND_NOT_OPEN' || code === 'NO_WORKSHOP') return 'ended'
  return code === 'CONNECTION_LOST' ? 'offline' : 'failed'
}

/** Language and light of the facilitator's window hold here as well. */
function useLook(view: BoothView | null): void {
  const locale = view?.locale ?? 'id'
  const theme = view?.theme ?? 'auto'
  useEffect(() => {
    document.documentElement.lang = locale
    if (i18next.language !== locale) void i18next.changeLanguage(locale)
  }, [locale])
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const apply = () => {
      document.documentElement.dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme
    }
    apply()
    dark.addEventListener('change', apply)
    return () => dark.removeEventListener('change', apply)
  }, [theme])
}
