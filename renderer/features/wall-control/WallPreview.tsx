import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { WallPicture } from '#renderer/ui/wall-view/WallPicture.tsx'
import type { WallView } from '#shared/contract/wall.ts'
import css from './wall-control.module.css'

/** Width of the small picture, in CSS pixels. */
const previewWidthPx = 328

/** The wall's own picture at the size of its screen, drawn small. */
export function WallPreview({ view, onPageCount }: { view: WallView; onPageCount: (count: number) => void }) {
  const { t } = useTranslation('wall')
  const { widthPx, heightPx } = view.screen
  const shrink = previewWidthPx / widthPx
  return (
    <figure
      className={css.preview}
      aria-label={t(view.isBlack ? 'control.isBlack' : 'control.preview')}
      style={{ width: previewWidthPx, height: Math.round(heightPx * shrink) }}
    >
      <div
        className={css.shrunk}
        aria-hidden="true"
        inert
        style={{ '--shrink': shrink, width: widthPx, height: heightPx } as CSSProperties}
      >
        <WallPicture view={view} onPageCount={onPageCount} />
      </div>
    </figure>
  )
}
