import { useEffect, useLayoutEffect, useRef } from 'react'
import css from './wall-view.module.css'

/** Percent of the screen's height, biggest first. The last one is the size of a note, which always fits. */
const sizes = [9, 7.4, 6.2, 5.2, 4.4, 3.7, 3.15]
const smallestSize = 3.15

/** A text as large as its frame allows, so that a short instruction fills the wall and a long one is not cut. */
export function FitText({ text, scale }: { text: string; scale: number }) {
  const frame = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLParagraphElement>(null)
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another text fits another size
  useLayoutEffect(() => fit(frame.current, line.current, scale), [text, scale])
  useEffect(() => {
    const refit = () => fit(frame.current, line.current, scale)
    const observer = new ResizeObserver(refit)
    if (frame.current !== null) observer.observe(frame.current)
    document.fonts.addEventListener('loadingdone', refit)
    return () => {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', refit)
    }
  }, [scale])
  return (
    <div ref={frame} className={css.fit}>
      <p ref={line} className={css.fitText} dir="auto">
        {text}
      </p>
    </div>
  )
}

function fit(frame: HTMLElement | null, line: HTMLElement | null, scale: number): void {
  if (frame === null || line === null) return
  for (const size of sizes) {
    line.style.fontSize = `${Math.max(smallestSize, size * scale)}cqh`
    if (line.offsetHeight <= frame.clientHeight && line.scrollWidth <= frame.clientWidth) return
  }
  line.style.fontSize = `${smallestSize}cqh`
}
