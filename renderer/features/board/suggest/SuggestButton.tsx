import { Button } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '../board-context.ts'
import { useSuggest } from './suggest-store.ts'

/** Opens and closes the panel of suggestions. */
export function SuggestButton() {
  const { t } = useTranslation('suggest')
  const { suggest } = useBoard()
  const isOpen = useSuggest(suggest, ({ view }) => view !== null)
  return (
    <Button
      size="xs"
      variant={isOpen ? 'light' : 'subtle'}
      leftSection={<IconBulb size={16} aria-hidden />}
      aria-expanded={isOpen}
      data-suggest-button
      onClick={() => suggest.show(isOpen ? null : 'themes')}
    >
      {t('button')}
    </Button>
  )
}
