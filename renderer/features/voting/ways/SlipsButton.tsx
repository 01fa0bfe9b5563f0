import { Button } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { Slip } from '#shared/contract/voting-ways.ts'
import { PrintedSlips } from './PrintedSlips.tsx'

/** Prints the slips with the codes: of everybody on the attendance list, or of the tokens of an open round. */
export function SlipsButton({ roundId, isTokens }: { roundId: string; isTokens: boolean }) {
  const { t } = useTranslation('ways')
  const { run, isBusy } = useCommand()
  const [slips, setSlips] = useState<Slip[] | null>(null)
  const print = async () => {
    const made = await run(() => (isTokens ? api.ways.tokenSlips({ roundId }) : api.ways.makeSlips()))
    if (made !== undefined) setSlips(made)
  }
  const onDone = useCallback(() => setSlips(null), [])
  return (
    <>
      <Button variant="default" leftSection={<IconQrcode size={18} />} loading={isBusy} onClick={() => void print()}>
        {t('slips.print')}
      </Button>
      {slips !== null && <PrintedSlips slips={slips} onDone={onDone} />}
    </>
  )
}
