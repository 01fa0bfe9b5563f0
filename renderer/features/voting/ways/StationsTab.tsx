import {
  Alert,
  Button,
  FileButton,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Select,
  TextInput,
} from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { type Refusal, refusalOf } from '#renderer/app/client.ts'
import { refusalText } from '#renderer/app/notify.ts'
import { download } from '#renderer/app/room-tab.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { MergedBox, WaysView } from '#shared/contract/voting-ways.ts'
import { PickVoters } from './PickVoters.tsx'
import { useRollGroups } from './use-roll-groups.ts'
import { refreshWays } from './use-ways.ts'
import type { WaysProps } from './ways-props.ts'
import css from './ways.module.css'

/** Other laptops: each gets a part of the roll and brings back a box. */
export function StationsTab({ round, ways, isReadOnly }: WaysProps) {
  const { t } = useTranslation('ways')
  const [isSending, setIsSending] = useState(false)
  const [sentPath, setSentPath] = useState<string | null>(null)
  const [recalling, setRecalling] = useState<WaysView['stations'][number] | null>(null)
  const { run, isBusy } = useCommand()
  const recall = async (stationId: string) => {
    await run(() => api.ways.recallStation({ stationId }))
    await refreshWays(round.id)
    setRecalling(null)
  }
  return (
    <>
      <p className={css.note}>{t('stations.about')}</p>
      {ways.stations.length > 0 && (
        <ul className={css.stations} aria-label={t('stations.list')}>
          {ways.stations.map((station) => (
            <li key={station.id}>
              <span className={css.person}>
                <strong>{station.label}</strong>
                <span className={css.note}>
                  {t(`stations.state.${station.state}`, {
                    count: station.voterCount,
                    ballotCount: station.ballotCount,
                  })}
                </span>
              </span>
              {!isReadOnly && station.state === 'out' && (
                <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRecalling(station)}>
                  {t('stations.recall')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {sentPath !== null && <output className={css.said}>{t('stations.sent', { path: sentPath })}</output>}
      {!isReadOnly && (
        <div className={css.tools}>
          <Button variant="default" onClick={() => setIsSending(true)}>
            {t('stations.add')}
          </Button>
          {ways.stations.length > 0 && <MergeBox roundId={round.id} />}
        </div>
      )}
      {isSending && (
        <SendDialog
          round={round}
          ways={ways}
          onClose={() => setIsSending(false)}
          onSent={setSentPath}
          number={ways.stations.length + 2}
        />
      )}
      {recalling !== null && (
        <Modal
          opened
          centered
          title={t('stations.recallTitle', { station: recalling.label })}
          closeButtonProps={{ 'aria-label': t('closeDialog') }}
          onClose={() => setRecalling(null)}
        >
          <p>{t('stations.recallText', { count: recalling.voterCount })}</p>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setRecalling(null)} data-autofocus>
              {t('stations.keep')}
            </Button>
            <Button color="red" loading={isBusy} onClick={() => void recall(recalling.id)}>
              {t('stations.recall')}
            </Button>
          </Group>
        </Modal>
      )}
    </>
  )
}

/** What came of a box stands below the fold of a small screen. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'center' })

/** Takes a box in from a stick, and says what came of it beside the button: a refusal is too long for a passing notice. */
function MergeBox({ roundId }: { roundId: string }) {
  const { t } = useTranslation('ways')
  const [refused, setRefused] = useState<{ refusal: Refusal; base64: string } | null>(null)
  const [merged, setMerged] = useState<MergedBox | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const resetRef = useRef<() => void>(null)

  const merge = async (base64: string, isAfterRecall: boolean) => {
    setIsBusy(true)
    setRefused(null)
    setMerged(null)
    try {
      setMerged(await api.ways.mergeBox({ roundId, base64, isAfterRecall }))
      await refreshWays(roundId)
    } catch (error) {
      setRefused({ refusal: refusalOf(error), base64 })
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <>
      <FileButton
        accept=".kotak"
        resetRef={resetRef}
        onChange={(file) => {
          if (file === null) return
          // The same file may be chosen again, and must then be offered again.
          resetRef.current?.()
          void base64Of(file).then((base64) => merge(base64, false))
        }}
      >
        {(props) => (
          <Button {...props} variant="default" loading={isBusy}>
            {t('box.merge')}
          </Button>
        )}
      </FileButton>
      {merged !== null && (
        <Alert
          ref={intoView}
          color="teal"
          role="status"
          className={css.wide}
          title={t('box.merged', { station: merged.station })}
        >
          {t('box.mergedText', { count: merged.ballotCount })}
        </Alert>
      )}
      {refused !== null && (
        <Alert ref={intoView} color="red" role="alert" className={css.wide} title={t('box.refused')}>
          <p>{refusalText(refused.refusal)}</p>
          {refused.refusal.code === 'BOX_RECALLED' && (
            <Button size="compact-sm" variant="default" onClick={() => void merge(refused.base64, true)}>
              {t('box.mergeAnyway')}
            </Button>
          )}
        </Alert>
      )}
    </>
  )
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      const address = reader.result as string
      resolve(address.slice(address.indexOf(',') + 1))
    })
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(file)
  })
}

const choices = ['half', 'group', 'people'] as const

/** A new station: its name, and which part of the roll it gets. */
function SendDialog({
  round,
  ways,
  number,
  onSent,
  onClose,
}: Pick<WaysProps, 'round' | 'ways'> & { number: number; onSent: (path: string) => void; onClose: () => void }) {
  const { t } = useTranslation('ways')
  const isTokens = round.electorate === 'tokens'
  const free = ways.roll.filter(({ place }) => place === 'missing')
  const groups = useRollGroups(free)
  const [label, setLabel] = useState(t('stations.defaultName', { number }))
  const [choice, setChoice] = useState<(typeof choices)[number]>('half')
  const [groupKey, setGroupKey] = useState<string | null>(null)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [tokenCount, setTokenCount] = useState<string | number>(1)
  const { run, isBusy } = useCommand()

  const voterIds =
    choice === 'half'
      ? free.slice(0, Math.ceil(free.length / 2)).map(({ voterId }) => voterId)
      : choice === 'group'
        ? [...(groups.find(({ key }) => key === groupKey)?.voterIds ?? [])]
        : [...picked]
  const count = isTokens ? Number(tokenCount) : voterIds.length
  const send = async () => {
    const sent = await run(() =>
      api.ways.sendStation({
        roundId: round.id,
        label: label.trim(),
        choice: isTokens ? { kind: 'tokens', count } : { kind: 'people', voterIds },
      }),
    )
    if (sent === undefined) return
    await refreshWays(round.id)
    onSent(sent.path)
    const { downloadUrl } = sent
    if (downloadUrl !== null) await run(() => download(downloadUrl))
    onClose()
  }
  return (
    <Modal
      opened
      centered
      size="lg"
      title={t('stations.addTitle')}
      closeButtonProps={{ 'aria-label': t('closeDialog') }}
      onClose={onClose}
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextInput
          label={t('stations.name')}
          maxLength={60}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          data-autofocus
        />
        {isTokens ? (
          <NumberInput
            label={t('stations.tokenCount')}
            min={1}
            max={2000}
            allowDecimal={false}
            value={tokenCount}
            onChange={setTokenCount}
          />
        ) : (
          <>
            <SegmentedControl
              aria-label={t('stations.choice')}
              value={choice}
              onChange={setChoice}
              data={choices.map((value) => ({ value, label: t(`stations.by.${value}`) }))}
            />
            {choice === 'group' && (
              <Select
                label={t('roll.group')}
                searchable
                value={groupKey}
                onChange={setGroupKey}
                data={groups.map(({ key, label: name, voterIds: ids }) => ({
                  value: key,
                  label: t('stations.groupWithCount', { name, count: ids.size }),
                }))}
              />
            )}
            {choice === 'people' && <PickVoters voters={free} picked={picked} onChange={setPicked} />}
          </>
        )}
        <p className={css.note}>{t('stations.howMany', { count: Number.isFinite(count) ? count : 0 })}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!(count > 0) || label.trim() === ''}>
            {t('stations.make')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
