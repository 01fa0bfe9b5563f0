import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core'
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { showDone } from '#renderer/app/notify.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { type Signatory, signatoryRoles } from '#shared/schema/workshop.ts'
import css from './minutes.module.css'
import { useKeptDraft } from './use-kept-draft.ts'

type Row = Pick<Signatory, 'role' | 'name' | 'jobTitle' | 'rank' | 'employeeNumber'>

const emptyRow = (role: Signatory['role']): Row => ({ role, name: '', jobTitle: '', rank: '', employeeNumber: '' })

const rowOf = ({ role, name, jobTitle, rank, employeeNumber }: Signatory): Row => {
  return { role, name, jobTitle, rank, employeeNumber }
}

interface Props {
  stageId: string
  signatories: readonly Signatory[]
  isReadOnly: boolean
}

/**
 * Who signs, in the order of the paper. A form: it is saved by its button, or by leaving it once every row has a name.
 * A row without a name waits, also while another page is shown.
 */
export function SignatoryForm({ stageId, signatories, isReadOnly }: Props) {
  const { t } = useTranslation(['minutes', 'domain'])
  const { run, isBusy } = useCommand()
  // Null while nothing is being changed: then the form shows what the core holds, also after an undo.
  const [draft, setDraft] = useKeptDraft<Row[] | null>(`signatories ${stageId}`, null)
  const [isTried, setIsTried] = useState(false)
  const rows = draft ?? signatories.map(rowOf)

  const change = (index: number, patch: Partial<Row>) =>
    setDraft(rows.map((row, place) => (place === index ? { ...row, ...patch } : row)))
  const add = () => setDraft([...rows, emptyRow(missingRole(rows))])
  const moveUp = (index: number) => setDraft(rows.with(index - 1, rows[index]!).with(index, rows[index - 1]!))

  const trimmedRows = () => rows.map((row) => ({ ...row, name: row.name.trim() }))
  const store = async (trimmed: Row[]) => {
    const isSaved = await run(async () => {
      await api.minutes.setSignatories({ stageId, signatories: trimmed })
      return true
    })
    if (isSaved !== true) return
    setDraft(null)
    setIsTried(false)
    showDone(t('signatories.saved'))
  }
  const save = async () => {
    setIsTried(true)
    const trimmed = trimmedRows()
    if (!trimmed.some((row) => row.name === '')) await store(trimmed)
  }

  return (
    <section className={css.card} aria-labelledby="signatories-title">
      <h2 id="signatories-title">
        {t('signatories.title')}
        {draft !== null && <span className={css.unsaved}>{t('signatories.unsaved')}</span>}
      </h2>
      {rows.length === 0 && <p className={css.hint}>{t('signatories.empty')}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears its fields being left */}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          // Only when the focus went elsewhere on the page: a list that opens, or another window, is no leaving.
          if (draft === null || isBusy || relatedTarget === null || currentTarget.contains(relatedTarget)) return
          if (relatedTarget.closest('[role=listbox]') !== null || trimmedRows().some(({ name }) => name === '')) return
          void store(trimmedRows())
        }}
      >
        {rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows have no id before they are saved; their place is all
          <fieldset key={index} className={css.signatory} disabled={isReadOnly}>
            <legend className="visually-hidden">{t('signatories.row', { number: index + 1 })}</legend>
            <Group gap={6} wrap="nowrap">
              <Select
                className={css.grow}
                aria-label={t('signatories.role')}
                allowDeselect={false}
                data={signatoryRoles.map((value) => ({ value, label: t(`signatoryRole.${value}`, { ns: 'domain' }) }))}
                value={row.role}
                onChange={(role) => change(index, { role: role as Signatory['role'] })}
              />
              <ActionIcon
                variant="subtle"
                disabled={index === 0}
                aria-label={t('signatories.moveUp', { name: row.name || String(index + 1) })}
                onClick={() => moveUp(index)}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="red"
                aria-label={
                  row.name === ''
                    ? t('signatories.removeEmpty', { number: index + 1 })
                    : t('signatories.remove', { name: row.name })
                }
                onClick={() => setDraft(rows.filter((_, place) => place !== index))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
            <TextInput
              placeholder={t('signatories.name')}
              aria-label={t('signatories.name')}
              error={isTried && row.name.trim() === '' ? t('signatories.nameMissing') : undefined}
              maxLength={160}
              value={row.name}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
            <TextInput
              placeholder={t('signatories.jobTitle')}
              aria-label={t('signatories.jobTitle')}
              maxLength={160}
              value={row.jobTitle}
              onChange={(event) => change(index, { jobTitle: event.currentTarget.value })}
            />
            <Group gap={6} grow>
              <TextInput
                placeholder={t('signatories.rank')}
                aria-label={t('signatories.rank')}
                maxLength={120}
                value={row.rank}
                onChange={(event) => change(index, { rank: event.currentTarget.value })}
              />
              <TextInput
                placeholder={t('signatories.employeeNumber')}
                aria-label={t('signatories.employeeNumber')}
                maxLength={40}
                value={row.employeeNumber}
                onChange={(event) => change(index, { employeeNumber: event.currentTarget.value })}
              />
            </Group>
          </fieldset>
        ))}
        {rows.length > 0 && <p className={css.hint}>{t('signatories.outsideHint')}</p>}
        {!isReadOnly && (
          <Group gap="xs" justify="space-between">
            <Button
              variant="subtle"
              leftSection={<IconPlus size={16} aria-hidden />}
              disabled={rows.length >= 40}
              onClick={add}
            >
              {t('signatories.add')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={draft === null}>
              {t('signatories.save')}
            </Button>
          </Group>
        )}
      </form>
    </section>
  )
}

/** The role that a berita acara still lacks; witnesses after that. */
function missingRole(rows: readonly Row[]): Signatory['role'] {
  return signatoryRoles.find((role) => !rows.some((row) => row.role === role)) ?? 'witness'
}
