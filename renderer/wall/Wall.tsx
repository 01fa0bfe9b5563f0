import i18next from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WallView } from '#shared/contract/wall.ts'
import { WallPicture } from '../ui/wall-view/WallPicture.tsx'
import { type WallLink, useWallView } from './use-wall-view.ts'
import css from './wall.module.css'

/** A line that is back within this time was never worth a word in front of the hall. */
const patienceMs = 1500

/** The projector's window: the picture, and nothing to operate. */
export function Wall({ link }: { link: WallLink }) {
  const { t } = useTranslation('wall')
  const { view, isOnline } = useWallView(link)
  const isLost = useLasting(!isOnline, patienceMs)
  useLook(view)
  const mark = isLost ? <output className={css.lost}>{t('lost')}</output> : null
  return <div className={css.screen}>{view !== null && <WallPicture view={view} mark={mark} />}</div>
}

/** True once something has been so for a while. */
function useLasting(isSo: boolean, ms: number): boolean {
  const [hasLasted, setHasLasted] = useState(false)
  useEffect(() => {
    if (!isSo) return
    const timer = setTimeout(() => setHasLasted(true), ms)
    return () => {
      clearTimeout(timer)
      setHasLasted(false)
    }
  }, [isSo, ms])
  return isSo && hasLasted
}

/** Language and light of the page around the picture. */
function useLook(view: WallView | null): void {
  const locale = view?.locale ?? 'id'
  const theme = view?.theme ?? 'dark'
  useEffect(() => {
    document.documentElement.lang = locale
    if (i18next.language !== locale) void i18next.changeLanguage(locale)
  }, [locale])
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
}
