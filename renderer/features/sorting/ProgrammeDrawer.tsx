import {
  Autocomplete,
  Button,
  Drawer,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Switch,
  TextInput,
  Textarea,
} from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammePatch } from '#shared/contract/programmes.ts'
import { leadUnitName } from '#shared/domain/papers/programme-order.ts'
import { dimensionNumber } from '#shared/domain/vocabulary.ts'
import type { Programme } from '#shared/schema/programme.ts'
import { Dimension, Horizon, dimensions, horizons } from '#shared/schema/vocabulary.ts'
import { moveProgrammes, removeProgrammes, setQuickWin, updateProgramme } from './commands.ts'
import css from './sorting.module.css'
import { useProgramme } from './programme-store.ts'
import { useDraft } from './use-draft.ts'
import { useSorting } from './sorting-context.ts'
import { useNames } from './use-names.ts'

/** Everything that is known of a programme. Each field is written when it is left, as one undo step. */
export function ProgrammeDrawer({ programmeId, onClose }: { programmeId: string | null; onClose: () => void }) {
  const { t } = useTranslation('sorting')
  const programme = useProgramme(programmeId ?? '')
  return (
    <Drawer
      opened={programme !== undefined}
      onClose={onClose}
      position="right"
      size={460}
      title={programme === undefined ? '' : t('details.title', { number: programme.number })}
      closeButtonProps={{ 'aria-label': t('details.close') }}
    >
      {programme !== undefined && <Fields key={programme.id} programme={programme} onClose={onClose} />}
    </Drawer>
  )
}

function Fields({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const { t } = useTranslation('sorting')
  const { units, isReadOnly, firstPlanYear } = useSorting()
  const { dimensionName, horizonShort, horizonSpan } = useNames()
  const { id } = programme
  const write = (patch: ProgrammePatch) => void updateProgramme(id, patch)
  const firstYear = firstPlanYear ?? 2000
  return (
    <div className={css.fields}>
      <LineField programme={programme} field="name" isRequired />
      <TextField programme={programme} />
      <SimpleGrid cols={2} spacing="sm">
        <Select
          label={t('details.dimension')}
          placeholder={t('tray.title')}
          data={dimensions.map((value) => ({ value, label: `${dimensionNumber(value)} ${dimensionName(value)}` }))}
          value={programme.dimension}
          disabled={isReadOnly}
          clearable
          onChange={(value) =>
            void moveProgrammes({ programmeIds: [id], dimension: Dimension.nullable().parse(value) })
          }
        />
        <Select
          label={t('details.horizon')}
          placeholder={t('tray.title')}
          data={horizons.map((value) => ({ value, label: `${horizonShort(value)} ${horizonSpan(value)}`.trim() }))}
          value={programme.horizon}
          disabled={isReadOnly}
          clearable
          onChange={(value) => void moveProgrammes({ programmeIds: [id], horizon: Horizon.nullable().parse(value) })}
        />
      </SimpleGrid>
      <Switch
        label={t('details.isQuickWin')}
        description={t('details.quickWinHint')}
        checked={programme.isQuickWin}
        disabled={isReadOnly}
        onChange={(event) => void setQuickWin([id], event.currentTarget.checked)}
      />
      <LeadUnitField programme={programme} units={units.map((unit) => (unit.short === '' ? unit.name : unit.short))} />
      <LineField programme={programme} field="supportingUnits" />
      <LineField programme={programme} field="indicator" />
      <SimpleGrid cols={2} spacing="sm">
        <LineField programme={programme} field="baseline" />
        <LineField programme={programme} field="target" />
        <NumberField
          label={t('details.budgetRupiah')}
          value={programme.budgetRupiah}
          write={(budgetRupiah) => write({ budgetRupiah })}
          most={Number.MAX_SAFE_INTEGER}
          isMoney
        />
        <LineField programme={programme} field="fundingSource" />
        <NumberField
          label={t('details.firstYear')}
          value={programme.firstYear}
          placeholder={String(firstYear)}
          write={(year) => write({ firstYear: year })}
          least={2000}
          most={2110}
        />
        <NumberField
          label={t('details.lastYear')}
          value={programme.lastYear}
          write={(year) => write({ lastYear: year })}
          least={2000}
          most={2110}
        />
      </SimpleGrid>
      <p className={css.origin}>{t(`details.origin.${programme.origin}`)}</p>
      {!isReadOnly && (
        <Group justify="space-between">
          <Button
            variant="subtle"
            c="var(--danger)"
            leftSection={<IconTrash size={16} />}
            onClick={() => {
              onClose()
              void removeProgrammes([id])
            }}
          >
            {t('menu.remove')}
          </Button>
          <Button onClick={onClose}>{t('details.done')}</Button>
        </Group>
      )}
    </div>
  )
}

type LineName = 'name' | 'supportingUnits' | 'indicator' | 'baseline' | 'target' | 'fundingSource'
const longest: Record<LineName, number> = {
  name: 500,
  supportingUnits: 400,
  indicator: 500,
  baseline: 200,
  target: 200,
  fundingSource: 120,
}

function LineField({
  programme,
  field,
  isRequired = false,
}: {
  programme: Programme
  field: LineName
  isRequired?: boolean
}) {
  const { t } = useTranslation('sorting')
  const { isReadOnly } = useSorting()
  const draft = useDraft(programme[field], (text) => void updateProgramme(programme.id, { [field]: text }), isRequired)
  return (
    <TextInput
      {...draft}
      label={t(`details.${field}`)}
      data-autofocus={field === 'name' || undefined}
      placeholder={field === 'fundingSource' ? t('details.fundingHint') : undefined}
      maxLength={longest[field]}
      readOnly={isReadOnly}
      error={isRequired && draft.value.trim() === '' ? t('details.nameMissing') : undefined}
    />
  )
}

function TextField({ programme }: { programme: Programme }) {
  const { t } = useTranslation('sorting')
  const { isReadOnly } = useSorting()
  const draft = useDraft(programme.description, (text) => void updateProgramme(programme.id, { description: text }))
  return (
    <Textarea
      {...draft}
      label={t('details.description')}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={4000}
      readOnly={isReadOnly}
    />
  )
}

function LeadUnitField({ programme, units }: { programme: Programme; units: string[] }) {
  const { t } = useTranslation('sorting')
  const { units: all, isReadOnly } = useSorting()
  const saved = leadUnitName(programme, [...all])
  const [draft, setDraft] = useState<string | null>(null)
  const write = (text: string) => {
    setDraft(null)
    if (text.trim() !== saved) void updateProgramme(programme.id, { leadUnitText: text.trim() })
  }
  return (
    <Autocomplete
      label={t('details.leadUnit')}
      description={t('details.leadUnitHint')}
      data={[...new Set(units)]}
      value={draft ?? saved}
      maxLength={200}
      readOnly={isReadOnly}
      onChange={setDraft}
      onOptionSubmit={write}
      onBlur={() => {
        if (draft !== null) write(draft)
      }}
    />
  )
}

interface NumberFieldProps {
  label: string
  value: number | null
  write: (value: number | null) => void
  placeholder?: string
  least?: number
  most: number
  isMoney?: boolean
}

function NumberField({ label, value, write, placeholder, least = 0, most, isMoney = false }: NumberFieldProps) {
  const { i18n } = useTranslation('sorting')
  const { isReadOnly } = useSorting()
  const [draft, setDraft] = useState<number | string | null>(null)
  const isIndonesian = i18n.language === 'id'
  return (
    <NumberInput
      label={label}
      value={draft ?? value ?? ''}
      placeholder={placeholder}
      min={least}
      max={most}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      prefix={isMoney ? 'Rp' : undefined}
      thousandSeparator={isMoney ? (isIndonesian ? '.' : ',') : undefined}
      decimalSeparator={isIndonesian ? ',' : '.'}
      readOnly={isReadOnly}
      onChange={setDraft}
      onBlur={() => {
        if (draft === null) return
        const next = draft === '' ? null : Math.min(Math.max(Number(draft), least), most)
        setDraft(null)
        if (next !== value && !Number.isNaN(next)) write(next)
      }}
    />
  )
}
