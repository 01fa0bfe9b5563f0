import { ActionIcon, Button, Group, Textarea } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { clockTime } from '#shared/domain/words.ts'
import type { TimeZone } from '#shared/schema/vocabulary.ts'
import type { Remark } from '#shared/schema/workshop.ts'
import { focusOnMount } from './focus-on-mount.ts'
import css from './minutes.module.css'
import { useKeptDraft } from './use-kept-draft.ts'

interface Props {
  stageId: string
  activityId: string | null
  remarks: readonly Remark[]
  timeZone: TimeZone
  isReadOnly: boolean
}

const maxLength = 4000

/** Running notes with their clock times, the newest at the end beside the field that takes the next one. */
export function RemarkList({ stageId, activityId, remarks, timeZone, isReadOnly }: Props) {
  const { t } = useTranslation('minutes')
  return (
    <section className={css.card} aria-labelledby="remarks-title">
      <h2 id="remarks-title">{t('remarks.title')}</h2>
      {remarks.length === 0 && <p className={css.hint}>{t('remarks.empty')}</p>}
      <ol className={css.remarks}>
        {remarks.map((remark) => (
          <RemarkItem key={remark.id} remark={remark} timeZone={timeZone} isReadOnly={isReadOnly} />
        ))}
      </ol>
      {!isReadOnly && <RemarkComposer stageId={stageId} activityId={activityId} />}
    </section>
  )
}

/** Enter or Ctrl+Enter notes; Shift+Enter makes a new line. Typing renders nothing but this field. */
function RemarkComposer({ stageId, activityId }: Pick<Props, 'stageId' | 'activityId'>) {
  const { t } = useTranslation('minutes')
  const { run, isBusy } = useCommand()
  const [text, setText] = useKeptDraft(`remark ${stageId} ${activityId ?? ''}`, '')

  const add = async () => {
    const noted = text.trim()
    if (noted === '' || isBusy) return
    const remark = await run(() => api.minutes.addRemark({ stageId, activityId, text: noted }))
    // Kept when refused, and not taken away when more was typed meanwhile.
    if (remark !== undefined) setText((now) => (now.trim() === noted ? '' : now))
  }

  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <Textarea
        className={css.grow}
        aria-label={t('remarks.label')}
        placeholder={t('remarks.placeholder')}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={maxLength}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          void add()
        }}
      />
      <Button onClick={() => void add()} disabled={text.trim() === ''}>
        {t('remarks.add')}
      </Button>
    </Group>
  )
}

const RemarkItem = memo(function RemarkItem({
  remark,
  timeZone,
  isReadOnly,
}: { remark: Remark } & Pick<Props, 'timeZone' | 'isReadOnly'>) {
  const { t } = useTranslation('minutes')
  const { run, isBusy } = useCommand()
  const [draft, setDraft] = useState<string | null>(null)
  const time = clockTime(remark.createdAtMs, timeZone)

  const save = async () => {
    const text = draft?.trim() ?? ''
    if (text === '') return
    const isSaved = await run(async () => {
      await api.minutes.editRemark({ remarkId: remark.id, text })
      return true
    })
    if (isSaved === true) setDraft(null)
  }

  return (
    <li className={css.remark}>
      <time>{time}</time>
      {draft === null ? (
        <p className={css.text}>{remark.text}</p>
      ) : (
        <div className={css.grow}>
          <Textarea
            aria-label={t('remarks.text')}
            autosize
            ref={focusOnMount}
            maxLength={maxLength}
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setDraft(null)
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
              event.preventDefault()
              void save()
            }}
          />
          <Group gap="xs" mt={6}>
            <Button size="xs" loading={isBusy} disabled={draft.trim() === ''} onClick={() => void save()}>
              {t('remarks.save')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setDraft(null)}>
              {t('remarks.cancel')}
            </Button>
          </Group>
        </div>
      )}
      {!isReadOnly && draft === null && (
        <span className={css.itemTools}>
          <ActionIcon variant="subtle" aria-label={t('remarks.edit', { time })} onClick={() => setDraft(remark.text)}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('remarks.remove', { time })}
            disabled={isBusy}
            onClick={() => void run(() => api.minutes.removeRemark({ remarkId: remark.id }))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </span>
      )}
    </li>
  )
})
