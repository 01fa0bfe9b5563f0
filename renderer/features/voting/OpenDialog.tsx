import { Button, Group, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RoundDraft } from '#shared/contract/voting.ts'

/** Says once more what cannot be changed afterwards. */
export function OpenDialog({
  draft,
  voterCount,
  isBusy,
  onOpen,
  onClose,
}: {
  draft: RoundDraft
  voterCount: number
  isBusy: boolean
  onOpen: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('voting')
  const { rules } = draft
  return (
    <Modal
      opened
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      onClose={onClose}
      title={t('open.title')}
      centered
    >
      <p>
        <strong dir="auto">{draft.question}</strong>
      </p>
      <ul>
        <li>{t('open.voters', { count: voterCount })}</li>
        <li>{t('open.options', { count: draft.options.length })}</li>
        {rules.method === 'dots' && (
          <li>
            {t('open.points', { count: rules.pointsPerPerson })} {t('open.perOption', { count: rules.maxPerOption })}
          </li>
        )}
        <li>{t('open.cut', { count: draft.cutAt })}</li>
      </ul>
      <p>{t('open.warning')}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('open.back')}
        </Button>
        <Button onClick={onOpen} loading={isBusy} data-autofocus>
          {t('open.confirm')}
        </Button>
      </Group>
    </Modal>
  )
}
