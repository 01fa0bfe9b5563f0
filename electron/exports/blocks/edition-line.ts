import type { Paper } from '../paper.ts'

/** "DRAF", or version and the first signs of the seal, as every sheet and page states it. */
export function editionLine({ edition, t }: Pick<Paper, 'edition' | 't'>): string {
  return edition.status === 'draft'
    ? t('edition.draft')
    : t('edition.final', { version: edition.version, seal: (edition.sha256 ?? '').slice(0, 12) })
}
