import { Button, Group, Modal, NumberInput, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeZoneOfProvince } from '#shared/domain/provinces.ts'
import { usualStageDates } from '#shared/domain/regency.ts'
import { romanNumeral } from '#shared/domain/words.ts'
import { type TimeZone, timeZones } from '#shared/schema/vocabulary.ts'
import { api } from '../../app/api.ts'
import { useCommand } from '../../app/use-command.ts'
import styles from './start.module.css'

type DatePair = [string, string]

/** Bimtek baru: the few things that only people know; the rest comes from the template. */
export function NewWorkshopDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation(['start', 'common'])
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('form.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {isOpen && <NewWorkshopForm onClose={onClose} />}
    </Modal>
  )
}

function NewWorkshopForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['start', 'common'])
  const { isBusy, run } = useCommand()
  // Late in the year people prepare the next one: the proposed first stage is in July.
  const [thisYear] = useState(() => new Date().getFullYear() + (new Date().getMonth() > 6 ? 1 : 0))
  const [kind, setKind] = useState<'kabupaten' | 'kota'>('kabupaten')
  const [regency, setRegency] = useState('')
  const [province, setProvince] = useState('')
  const [year, setYear] = useState<number | ''>(thisYear)
  const [chosenZone, setChosenZone] = useState<TimeZone | null>(null)
  const [chosenDates, setChosenDates] = useState<DatePair[] | null>(null)
  const [isChecked, setIsChecked] = useState(false)

  const isYearGood = year !== '' && year >= 2000 && year <= 2100
  const dates = chosenDates ?? usualStageDates(isYearGood ? year : thisYear)
  const areDatesGood = dates.every(([first, second]) => first !== '' && second >= first)
  const timeZone = chosenZone ?? timeZoneOfProvince(province)
  const isGood = regency.trim() !== '' && province.trim() !== '' && isYearGood && areDatesGood

  const create = async () => {
    setIsChecked(true)
    if (!isGood) return
    const created = await run(async () => {
      await api.app.createWorkshop({
        regency: regency.trim(),
        regencyKind: kind,
        province: province.trim(),
        year,
        timeZone,
        stageDates: dates,
        path: null,
      })
      return true
    })
    if (created === true) onClose()
  }
  const setDate = (stage: number, day: 0 | 1, value: string) => {
    setChosenDates(
      dates.map((pair, index) => (index === stage ? (day === 0 ? [value, pair[1]] : [pair[0], value]) : pair)),
    )
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <Stack>
        <p className={styles.hint}>{t('form.intro')}</p>
        <Group align="end" grow preventGrowOverflow={false}>
          <SegmentedControl
            aria-label={t('form.kind')}
            value={kind}
            onChange={(value) => setKind(value)}
            data={[
              { value: 'kabupaten', label: t('form.kabupaten') },
              { value: 'kota', label: t('form.kota') },
            ]}
          />
          <TextInput
            data-autofocus
            required
            label={t('form.regency')}
            placeholder={t('form.regencyPlaceholder')}
            value={regency}
            onChange={(event) => setRegency(event.currentTarget.value)}
            error={isChecked && regency.trim() === '' && t('form.needed')}
          />
          <TextInput
            required
            label={t('form.province')}
            placeholder={t('form.provincePlaceholder')}
            value={province}
            onChange={(event) => setProvince(event.currentTarget.value)}
            error={isChecked && province.trim() === '' && t('form.needed')}
          />
        </Group>
        <Group align="start">
          <NumberInput
            required
            w={160}
            label={t('form.year')}
            value={year}
            onChange={(value) => setYear(typeof value === 'number' ? value : '')}
            thousandSeparator=""
            error={isChecked && !isYearGood && t('form.yearBad')}
          />
          <Select
            w={160}
            label={t('form.timeZone')}
            allowDeselect={false}
            value={timeZone}
            onChange={(value) => setChosenZone(value)}
            data={[...timeZones]}
          />
        </Group>
        <div>
          <strong>{t('form.dates')}</strong>
          <p className={styles.hint}>{t('form.datesHint')}</p>
        </div>
        <div className={styles.dates}>
          {dates.map(([first, second], stage) => {
            const roman = romanNumeral(stage + 1)
            return (
              <Fragment key={roman}>
                <strong>{t('form.stage', { roman })}</strong>
                <TextInput
                  type="date"
                  aria-label={t('form.day1', { roman })}
                  value={first}
                  onChange={(event) => setDate(stage, 0, event.currentTarget.value)}
                />
                <TextInput
                  type="date"
                  aria-label={t('form.day2', { roman })}
                  value={second}
                  onChange={(event) => setDate(stage, 1, event.currentTarget.value)}
                  error={second < first && t('form.datesBad')}
                />
              </Fragment>
            )
          })}
        </div>
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('form.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
