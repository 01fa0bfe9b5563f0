import { Alert, Button, Group, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { refusalOf } from '#renderer/app/client.ts'
import { refusalText } from '#renderer/app/notify.ts'
import { refreshWays } from './use-ways.ts'
import css from './ways.module.css'

/** Takes back a blank paper by its code: one that was typed already is nobody's to give back. A null voter gave back a token. */
export function ReturnPaper({
  roundId,
  voterId,
  name,
  isDisabled,
}: {
  roundId: string
  voterId: string | null
  name: string
  isDisabled: boolean
}) {
  const { t } = useTranslation('ways')
  const [isAsking, setIsAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const title = voterId === null ? t('paper.takeBackToken') : t('roll.takeBackFrom', { name })
  const open = () => {
    setTyped('')
    setProblem(null)
    setIsAsking(true)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsBusy(true)
    try {
      await api.ways.takeBackPaper({ roundId, voterId, code: typed })
      setIsAsking(false)
      await refreshWays(roundId)
    } catch (error) {
      setProblem(refusalText(refusalOf(error)))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <>
      {voterId === null ? (
        <Button variant="subtle" disabled={isDisabled} onClick={open}>
          {title}
        </Button>
      ) : (
        <Button size="compact-sm" variant="default" disabled={isDisabled} aria-label={title} onClick={open}>
          {t('roll.takeBack')}
        </Button>
      )}
      <Modal
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        closeButtonProps={{ 'aria-label': t('paper.returned.back') }}
        title={title}
        centered
      >
        <form className={css.codeStep} onSubmit={(event) => void submit(event)}>
          {problem !== null && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <p className={css.note}>{t('paper.returned.text')}</p>
          <TextInput
            label={t('type.code')}
            description={t('type.codeHint')}
            autoComplete="off"
            spellCheck={false}
            maxLength={20}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setIsAsking(false)}>
              {t('paper.returned.back')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={typed.trim() === ''}>
              {t('paper.returned.take')}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  )
}
