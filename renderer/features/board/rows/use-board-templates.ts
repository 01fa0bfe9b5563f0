import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { dictionaries } from '#shared/i18n/dictionaries.ts'

type KnownTemplate = keyof (typeof dictionaries)['id']['layout']['template']['known']

const knownTitles: Record<string, string> = dictionaries.id.layout.template.known

/**
 * The kinds of board as choices, named in the language of the screen. One that somebody added, or titled anew, keeps its
 * title.
 */
export function useBoardTemplates(): { value: string; label: string }[] {
  const { t } = useTranslation('layout')
  const { data = [] } = useQuery({ queryKey: ['app', 'boardTemplates'], queryFn: () => api.boardLayout.templates() })
  return data.map(({ key, title }) => {
    const isKnown = knownTitles[key] === title
    return { value: key, label: isKnown ? t(`template.known.${key as KnownTemplate}`) : title }
  })
}
