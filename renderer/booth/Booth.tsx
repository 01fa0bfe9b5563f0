import i18next, { type TFunction } from 'i18next'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoothView } from '#shared/contract/voting.ts'
import { type Refusal, refusalOf } from '../app/client.ts'
import { BallotPaper } from '#renderer/ui/ballot/BallotPaper.tsx'
import { shuffled } from '#renderer/ui/ballot/paper.ts'
import css from './booth.module.css'
import type { CodeProblem } from './CodeForm.tsx'
import { Confirm } from './Confirm.tsx'
import { HandOver } from './HandOver.tsx'
import { Identify } from './Identify.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { Review } from '#renderer/ui/ballot/Review.tsx'
import {
  type Identity,
  type Notice,
  type Scene,
  type Ticket,
  afterIdle,
  afterView,
  begin,
  isPersonal,
} from './scene.ts'
import { type UnfinishedBallot, emptyBallot, toBallot } from '#renderer/ui/ballot/unfinished.ts'
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
  // What was said of one round is no word to the voters of the next.
  const roundId = view?.round?.id ?? null
  const [lastRoundId, setLastRoundId] = useState(roundId)
  if (roundId !== null && roundId !== lastRoundId) {
    setLastRoundId(roundId)
    if (current.at === 'ready' && current.notice !== null) setScene(begin)
  }

  const secondsLeft = useIdle(isPersonal(current) || isLeaving, () => {
    setIsLeaving(false)
    setScene(afterIdle(current))
  })

  const { admit, admitByCode, send } = useVoting(link, setScene)
  const shown = useMemo(() => (view?.isRehearsal ? withNamedVoters(view, t) : view), [view, t])

  return (
    <main className={css.booth}>
      {view?.isRehearsal && (
        <p className={css.rehearsal} role="note">
          {t('rehearsal.banner')}
        </p>
      )}
      {!isOnline && view !== null && current.at !== 'left' && (
        <p className={css.offline} role="alert">
          {t('offline.banner')}
        </p>
      )}
      <SceneView
        scene={current}
        view={shown}
        isOnline={isOnline}
        link={link}
        setScene={setScene}
        admit={admit}
        admitByCode={admitByCode}
        send={send}
      />
      {secondsLeft !== null && (
        <div className={css.veil} role="alertdialog" aria-live="assertive" aria-label={t('idle.title')}>
          <div className={css.warning}>
            <strong>{t('idle.title')}</strong>
            <p>{t(current.at === 'unsure' ? 'idle.countdownUnsure' : 'idle.countdown', { count: secondsLeft })}</p>
            <p className={css.muted}>{t('idle.stay')}</p>
          </div>
        </div>
      )}
      {canLeave(current) && (
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

/** The way out is not in the way of a ballot; where an answer is waited for, it is all there is to do. */
function canLeave(scene: Scene): boolean {
  return scene.at === 'unsure' || (scene.at !== 'left' && scene.at !== 'sending' && !isPersonal(scene))
}

interface SceneProps {
  scene: Scene
  view: BoothView | null
  isOnline: boolean
  link: BoothLink
  setScene: (scene: Scene) => void
  admit: (view: BoothView, voterId: string | null) => Promise<void>
  admitByCode: (view: BoothView, code: string) => Promise<CodeProblem | null>
  send: (ticket: Ticket, ballot: UnfinishedBallot) => Promise<void>
}

function SceneView({ scene, view, isOnline, link, setScene, admit, admitByCode, send }: SceneProps) {
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
          paper={scene.ticket}
          ballot={scene.ballot}
          onChange={(ballot) => setScene({ ...scene, ballot })}
          onReview={() => setScene({ ...scene, at: 'review', isRetry: false })}
        />
      )
    case 'review':
    case 'sending':
      return (
        <Review
          paper={scene.ticket}
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
      station={scene.station ?? ''}
      onChoose={(voter) => setScene({ at: 'confirm', voter })}
      onToken={() => admit(view, null)}
      onCode={(code) => admitByCode(view, code)}
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
      setScene(sceneOfBallot(round, view.options, { voterId: admitted.voterId }))
    } catch (error) {
      const notice = noticeOf(error)
      const isTokenless = voterId === null && notice === 'ALREADY_VOTED'
      setScene({ at: 'ready', notice: isTokenless ? 'tokensUsed' : notice, station: stationOf(refusalOf(error)) })
    }
  }
  const admitByCode = async (view: BoothView, code: string): Promise<CodeProblem | null> => {
    const { round } = view
    if (round === null) return null
    try {
      await link.client.booth.admitByCode({ roundId: round.id, code })
      setScene(sceneOfBallot(round, view.options, { code }))
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal.code === 'CODE_UNKNOWN') return 'unknown'
      if (refusal.code === 'TOO_MANY_TRIES') return { waitSeconds: Number(refusal.data['waitSeconds']) }
      setScene({ at: 'ready', notice: noticeOf(error), station: stationOf(refusal) })
    }
    return null
  }
  const send = async (ticket: Ticket, unfinished: UnfinishedBallot) => {
    const { roundId, identity } = ticket
    const ballot = toBallot(unfinished)
    try {
      const { votedCount } =
        'code' in identity
          ? await link.client.booth.castByCode({ roundId, code: identity.code, ballot })
          : await link.client.booth.cast({ roundId, voterId: identity.voterId, ballot })
      setScene({ at: 'done', votedCount })
    } catch (error) {
      // Without an answer the ballot may have been counted; ask when the line is back.
      if (refusalOf(error).code === 'CONNECTION_LOST') setScene({ at: 'unsure', ticket, ballot: unfinished })
      else setScene({ at: 'ready', notice: noticeOf(error) })
    }
  }
  return { admit, admitByCode, send }
}

/** The ballot in somebody's hands, with the options in the order that they see. */
function sceneOfBallot(round: NonNullable<BoothView['round']>, drawn: BoothView['options'], identity: Identity): Scene {
  const { id: roundId, question, rules } = round
  const options = round.isShuffled ? shuffled(drawn) : drawn
  return { at: 'ballot', ticket: { roundId, identity, question, rules, options }, ballot: emptyBallot(rules) }
}

/** The voters of a rehearsal are numbers; here they get words. */
function withNamedVoters(view: BoothView, t: TFunction<'booth'>): BoothView {
  const named = view.voters.map((voter) => ({ ...voter, label: t('rehearsal.voter', { number: voter.label }) }))
  return { ...view, voters: named }
}

/** The station that AT_STATION names; empty for other refusals. */
function stationOf({ data }: Refusal): string {
  const { station } = data
  return typeof station === 'string' ? station : ''
}

function noticeOf(error: unknown): Notice {
  const { code } = refusalOf(error)
  if (code === 'ALREADY_VOTED' || code === 'NOT_ENTITLED' || code === 'AT_STATION') return code
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
