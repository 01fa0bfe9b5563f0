import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WallContentOf } from '#shared/contract/wall.ts'
import { FitText } from './FitText.tsx'
import { type Block, PagedSheets, type Sheet } from './PagedSheets.tsx'
import { readinessSheet } from './ReadinessSheet.tsx'
import css from './wall-view.module.css'

type BoardContent = WallContentOf<'board'>
type Zone = BoardContent['zones'][number]
type Group = Zone['groups'][number]

interface PictureProps<Content> {
  content: Content
  page: number
  scale: number
  onPageCount: (count: number) => void
}
export type { PictureProps }

/** A board: every zone with its themes and notes, or only with its count while the notes lie face-down. */
export function BoardPicture({ content, page, scale, onPageCount }: PictureProps<BoardContent>) {
  const { t } = useTranslation('wall')
  const sheets = useMemo((): Sheet[] => {
    const { zones, isFaceDown, readiness } = content
    return [
      {
        id: 'board',
        title: null,
        zonesPerRow: zonesPerRow(zones.length),
        columnsPerZone: zones.length === 1 ? 2 : 1,
        zones: zones.map((zone) => ({
          id: zone.id,
          tone: zone.tone,
          header: <ZoneHeader zone={zone} isCounted={!isFaceDown} isNarrow={zonesPerRow(zones.length) > 2} />,
          blocks: isFaceDown ? [] : zone.groups.flatMap((group) => blocksOf(group, zone, t)),
          empty: isFaceDown ? <FaceDown count={zone.noteCount} /> : <p className={css.muted}>{t('board.empty')}</p>,
        })),
      },
      // Behind the notes: the hall that reads them is not turned to another page by the first rating.
      ...(readiness === null ? [] : [readinessSheet(readiness)]),
    ]
  }, [content, t])
  return (
    <>
      <PagedSheets sheets={sheets} page={page} scale={scale} onPageCount={onPageCount} />
      {content.named !== null && <NamedTheme key={content.named.id} named={content.named} scale={scale} />}
    </>
  )
}

/** The name that a theme just got, large in front of its board until the hall has read it. */
function NamedTheme({ named, scale }: { named: NonNullable<BoardContent['named']>; scale: number }) {
  const { t } = useTranslation('wall')
  const isOver = useIsOver(named.untilMs)
  if (isOver) return null
  return (
    <div className={css.named} data-tone={named.zone.tone}>
      <div className={css.namedCard}>
        <p className={css.namedZone}>
          <span className={css.badge} aria-hidden="true">
            {named.zone.letter}
          </span>
          <span dir="auto">{named.zone.title}</span>
          <span className={css.namedCount}>
            {named.noteCount} {t('board.notes', { count: named.noteCount })}
          </span>
        </p>
        <FitText text={named.title} scale={scale} />
      </div>
    </div>
  )
}

/** True from a moment on. The core ends it as well; but it is asked again only when something else changes. */
function useIsOver(atMs: number): boolean {
  const [isOver, setIsOver] = useState(() => Date.now() >= atMs)
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), Math.max(0, atMs - Date.now()))
    return () => clearTimeout(timer)
  }, [atMs])
  return isOver
}

/** Four zones are two by two, so that a SWOT is seen whole. */
const zonesPerRow = (count: number) => (count <= 3 ? Math.max(1, count) : count === 4 ? 2 : 3)

/** Titles wrap; where three zones stand side by side a long one is set smaller, for its lines take room from the notes. */
const lengthOf = (title: string) => (title.length > 44 ? 'longest' : title.length > 22 ? 'long' : undefined)

function ZoneHeader({ zone, isCounted, isNarrow }: { zone: Zone; isCounted: boolean; isNarrow: boolean }) {
  return (
    <header className={css.zoneHeader}>
      <span className={css.badge} aria-hidden="true">
        {zone.letter}
      </span>
      <h2 className={css.zoneTitle} data-length={isNarrow ? lengthOf(zone.title) : undefined} dir="auto">
        {zone.title}
      </h2>
      {isCounted && <span className={css.zoneCount}>{zone.noteCount}</span>}
    </header>
  )
}

function FaceDown({ count }: { count: number }) {
  const { t } = useTranslation('wall')
  return (
    <div className={css.faceDown}>
      <strong className={css.bigNumber}>{count}</strong>
      <span>{t('board.notes', { count })}</span>
    </div>
  )
}

function blocksOf(group: Group, zone: Zone, t: ReturnType<typeof useTranslation<'wall'>>['t']): Block[] {
  const notes = group.notes.map(({ id, text }): Block => ({
    id,
    node: <Note text={text} isGrouped={group.title !== null} />,
  }))
  const isAlone = zone.groups.length === 1 && group.title === null
  if (isAlone) return notes
  const title = group.title ?? t('board.ungrouped')
  return [
    {
      id: `heading ${group.id}`,
      isHeading: true,
      node: <ThemeHeading title={title} count={String(group.noteCount)} />,
      continuedNode: <ThemeHeading title={title} count={t('board.continued')} />,
    },
    ...notes,
  ]
}

function ThemeHeading({ title, count }: { title: string; count: string }) {
  return (
    <h3 className={css.theme}>
      <span className={css.themeTitle} dir="auto">
        {title}
      </span>
      <span className={css.themeCount}>{count}</span>
    </h3>
  )
}

function Note({ text, isGrouped }: { text: string; isGrouped: boolean }) {
  return (
    <p className={css.note} dir="auto" data-grouped={isGrouped || undefined}>
      {text}
    </p>
  )
}
