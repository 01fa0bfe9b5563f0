import { type CSSProperties, type ReactNode, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WallView } from '#shared/contract/wall.ts'
import { longDate, romanNumeral, weekdayName } from '#shared/domain/words.ts'
import { AnalysisPicture } from './AnalysisPicture.tsx'
import { AgendaPicture, InstructionPicture } from './AgendaPicture.tsx'
import { BoardPicture } from './BoardPicture.tsx'
import { clampPage, largeScale } from './paging.ts'
import { ProgrammesPicture } from './ProgrammesPicture.tsx'
import { OpenRoundPicture, ResultPicture } from './RoundPicture.tsx'
import { Timer } from './Timer.tsx'
import css from './wall-view.module.css'

/**
 * The picture on the projector. It fills its parent, and all sizes follow the parent's height; so the preview beside the
 * facilitator's controls is the same picture, only smaller.
 * @param mark a small word in the corner: the connection is lost
 * @param onPageCount hears how many pages the picture has
 */
export function WallPicture({
  view,
  mark = null,
  onPageCount,
}: {
  view: WallView
  mark?: ReactNode
  onPageCount?: (count: number) => void
}) {
  const [counted, setCounted] = useState({ kind: view.content.kind, count: 1 })
  const { kind } = view.content
  const setPageCount = useCallback((count: number) => setCounted({ kind, count }), [kind])
  const pageCount = counted.kind === kind ? counted.count : 1
  useEffect(() => onPageCount?.(pageCount), [onPageCount, pageCount])

  if (view.isBlack) return <div className={css.black} />
  return (
    <div className={css.wall} data-theme={view.theme} lang={view.locale}>
      <div className={css.picture} style={typeOf(view.scale)}>
        <Header view={view} />
        <main className={css.content}>
          <Content view={view} onPageCount={setPageCount} />
        </main>
        <Footer view={view} pageCount={pageCount} mark={mark} />
      </div>
    </div>
  )
}

function typeOf(scale: number): CSSProperties {
  const isLarge = scale >= largeScale
  return { '--wall-scale': scale, '--note-lines': isLarge ? 3 : 4, '--title-lines': isLarge ? 1 : 2 } as CSSProperties
}

function Content({ view, onPageCount }: { view: WallView; onPageCount: (count: number) => void }) {
  const { t } = useTranslation('wall')
  const { content, page, scale, agenda, workshop } = view
  const paged = { page, scale, onPageCount }
  switch (content.kind) {
    case 'nothing':
      return (
        <div className={css.centre}>
          <p className={css.brand}>{t('nothing.title')}</p>
          <p className={css.muted}>{t('nothing.hint')}</p>
        </div>
      )
    case 'agenda':
      return <AgendaPicture content={agenda} {...paged} />
    case 'instruction':
      return <InstructionPicture view={view} />
    case 'board':
      return <BoardPicture content={content} {...paged} />
    case 'analysis':
      return <AnalysisPicture content={content} look={view} {...paged} />
    case 'round_open':
      return <OpenRoundPicture content={content} />
    case 'round_result':
      return <ResultPicture content={content} theme={view.theme} {...paged} />
    case 'programmes':
      return <ProgrammesPicture content={content} firstPlanYear={workshop?.firstPlanYear ?? 0} {...paged} />
  }
}

/** Where we are, the clock, and the one question of the moment. */
function Header({ view }: { view: WallView }) {
  const { t } = useTranslation('wall')
  const { workshop, stage, activity, day, content, locale } = view
  if (workshop === null) return null
  const headline = headlineOf(view, t)
  const crumbs = [
    stage === null ? null : t('header.stage', { number: romanNumeral(stage.number) }),
    t(`header.${workshop.regencyKind}`, { regency: workshop.regency }),
    content.kind === 'agenda' && day !== null
      ? `${weekdayName(day.date, locale)}, ${longDate(day.date, locale)}`
      : activity !== null && activity.title !== headline && content.kind !== 'instruction'
        ? activity.title
        : null,
  ]
  return (
    <header className={css.header}>
      <p className={css.crumbs} dir="auto">
        {crumbs.filter((crumb) => crumb !== null).join(' · ')}
      </p>
      {activity !== null && <Timer activity={activity} />}
      {headline !== '' && (
        <h1
          className={css.headline}
          data-length={headline.length > 84 ? 'longest' : headline.length > 56 ? 'long' : 'short'}
          dir="auto"
        >
          {headline}
        </h1>
      )}
    </header>
  )
}

function headlineOf({ content, activity, stage }: WallView, t: ReturnType<typeof useTranslation<'wall'>>['t']): string {
  switch (content.kind) {
    case 'nothing':
    case 'instruction':
      return ''
    case 'agenda':
      return stage?.title ?? t('agenda.title')
    case 'analysis':
      return t('analysis.title')
    case 'round_open':
    case 'round_result':
      return content.question
    default:
      return activity?.instruction || activity?.title || ''
  }
}

function Footer({ view, pageCount, mark }: { view: WallView; pageCount: number; mark: ReactNode }) {
  const { t } = useTranslation(['wall', 'domain'])
  const { content } = view
  const parts: string[] = []
  if (content.kind === 'board') {
    const count = content.zones.reduce((sum, { noteCount }) => sum + noteCount, 0)
    const themeCount = content.zones.flatMap(({ groups }) => groups).filter(({ isTheme }) => isTheme).length
    parts.push(t('footer.notes', { count }))
    if (themeCount > 0) parts.push(t('footer.themes', { count: themeCount }))
    if (content.isFaceDown) parts.push(t('footer.faceDown'))
  }
  if (content.kind === 'analysis') parts.push(t('footer.strategies', { count: content.analysis.strategies.length }))
  if (content.kind === 'programmes') {
    const trayCount = content.programmes.filter((one) => one.dimension === null || one.horizon === null).length
    parts.push(t('footer.programmes', { count: content.programmes.length }))
    if (trayCount > 0) parts.push(t('footer.unsorted', { count: trayCount }))
    const quickWinCount = content.programmes.filter(({ isQuickWin }) => isQuickWin).length
    if (quickWinCount > 0) parts.push(t('footer.quickWins', { count: quickWinCount }))
  }
  if (content.kind === 'round_result') {
    const { castCount, entitledCount, quorum, method, tiedAtCut } = content.result
    parts.push(t(`domain:method.${method}`))
    parts.push(t('footer.cast', { count: castCount, entitled: entitledCount }))
    parts.push(t(quorum.isMet ? 'footer.quorumMet' : 'footer.quorumMissed'))
    if (tiedAtCut.length > 0) parts.push(t('footer.tied', { count: tiedAtCut.length }))
  }
  if (pageCount > 1) parts.push(t('footer.page', { page: clampPage(view.page, pageCount) + 1, count: pageCount }))
  return (
    <footer className={css.footer}>
      <span>{parts.join(' · ')}</span>
      {mark}
    </footer>
  )
}
