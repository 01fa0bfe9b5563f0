import { Button, Group, Modal } from '@mantine/core'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { Slip } from '#shared/contract/voting-ways.ts'
import { PrintedSlips } from './PrintedSlips.tsx'

/** For a lost slip: after a question, a new code whose slip is printed at once. The old one opens nothing any more. */
export function RenewSlip({ personId, name }: { personId: string; name: string }) {
  const { t } = useTranslation('ways')
  const { run, isBusy } = useCommand()
  const [isAsking, setIsAsking] = useState(false)
  const [slip, setSlip] = useState<Slip | null>(null)
  const renew = async () => {
    const made = await run(() => api.ways.renewSlip({ personId }))
    setIsAsking(false)
    if (made !== undefined) setSlip(made)
  }
  const onDone = useCallback(() => setSlip(null), [])
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('slips.renewOf', { name })}
        onClick={() => setIsAsking(true)}
      >
        {t('slips.renew')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        closeButtonProps={{ 'aria-label': t('slips.back') }}
        title={t('slips.renewTitle', { name })}
        centered
      >
        <p>{t('slips.renewText')}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setIsAsking(false)}>
            {t('slips.back')}
          </Button>
          <Button loading={isBusy} onClick={() => void renew()} data-autofocus>
            {t('slips.renewConfirm')}
          </Button>
        </Group>
      </Modal>
      {slip !== null && <PrintedSlips slips={[slip]} onDone={onDone} />}
    </>
  )
}
