import { Button, Group, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopView } from '#shared/contract/workshop.ts'
import { timeZones } from '#shared/schema/vocabulary.ts'
import { api } from '../app/api.ts'
import { showDone } from '../app/notify.ts'
import { useCommand } from '../app/use-command.ts'
import { RoomDialog } from './RoomDialog.tsx'

/** Settings of the workshop: what the papers and the rules of the room need to know. */
export function SettingsDialog({ view, onClose }: { view: WorkshopView; onClose: () => void }) {
  const { t } = useTranslation(['room', 'common', 'domain', 'start'])
  const { isBusy, run } = useCommand()
  const [{ settings, ...workshop }, setDraft] = useState(view.workshop)
  const set = (patch: Partial<typeof workshop>) => setDraft((draft) => ({ ...draft, ...patch }))
  const setOf = (patch: Partial<typeof settings>) =>
    setDraft((draft) => ({ ...draft, settings: { ...draft.settings, ...patch } }))
  const save = async () => {
    const { name, regency, province, year, timeZone, firstPlanYear } = workshop
    const saved = await run(async () => {
      await api.workshop.update({ name, regency, province, year, timeZone, firstPlanYear, settings })
      return true
    })
    if (saved !== true) return
    showDone(t('settings.saved'))
    onClose()
  }
  const select = <Value extends string>(
    label: string,
    value: Value,
    options: Record<Value, string>,
    onChange: (value: Value) => void,
  ) => (
    <Select
      label={label}
      allowDeselect={false}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen as Value)}
      data={Object.entries(options).map(([key, text]) => ({ value: key, label: String(text) }))}
    />
  )
  return (
    <RoomDialog title={t('settings.title')} size="xl" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <TextInput
            label={t('settings.name')}
            value={workshop.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <SimpleGrid cols={3}>
            <TextInput
              required
              label={t('start:form.regency')}
              value={workshop.regency}
              onChange={(event) => set({ regency: event.currentTarget.value })}
            />
            <TextInput
              required
              label={t('start:form.province')}
              value={workshop.province}
              onChange={(event) => set({ province: event.currentTarget.value })}
            />
            {select(
              t('start:form.timeZone'),
              workshop.timeZone,
              Object.fromEntries(timeZones.map((zone) => [zone, zone])) as Record<(typeof timeZones)[number], string>,
              (timeZone) => set({ timeZone }),
            )}
            <NumberInput
              label={t('start:form.year')}
              min={2000}
              max={2100}
              thousandSeparator=""
              value={workshop.year}
              onChange={(value) => typeof value === 'number' && set({ year: value })}
            />
            <NumberInput
              label={t('settings.firstPlanYear')}
              min={2000}
              max={2110}
              thousandSeparator=""
              value={workshop.firstPlanYear}
              onChange={(value) => typeof value === 'number' && set({ firstPlanYear: value })}
            />
            <TextInput
              label={t('settings.pin')}
              maxLength={4}
              inputMode="numeric"
              pattern="[0-9]{4}"
              value={settings.boothPin}
              onChange={(event) => setOf({ boothPin: event.currentTarget.value })}
            />
            {select(
              t('settings.quorumBase'),
              settings.quorumBase,
              { registered: t('domain:quorumBase.registered'), present: t('domain:quorumBase.present') },
              (quorumBase) => setOf({ quorumBase }),
            )}
            {select(
              t('settings.quorumRule'),
              settings.quorumRule,
              { simple: t('domain:quorumRule.simple'), two_thirds: t('domain:quorumRule.two_thirds') },
              (quorumRule) => setOf({ quorumRule }),
            )}
            {select(
              t('settings.area'),
              settings.areaWords,
              { distrik: t('settings.distrik'), kecamatan: t('settings.kecamatan') },
              (areaWords) => setOf({ areaWords }),
            )}
            {select(t('settings.paper'), settings.paper, { A4: 'A4', F4: 'F4' }, (paper) => setOf({ paper }))}
            {select(
              t('settings.documentLocale'),
              settings.documentLocale,
              { id: t('settings.indonesian'), en: t('settings.english') },
              (documentLocale) => setOf({ documentLocale }),
            )}
            {select(
              t('settings.book3'),
              settings.book3Variant,
              { executive_summary: t('settings.executive_summary'), quick_win: t('settings.quick_win') },
              (book3Variant) => setOf({ book3Variant }),
            )}
            {select(
              t('settings.book4'),
              settings.book4Variant,
              { road_map: t('settings.road_map'), area_collaboration: t('settings.area_collaboration') },
              (book4Variant) => setOf({ book4Variant }),
            )}
          </SimpleGrid>
          <TextInput
            label={t('settings.agency')}
            value={settings.letterheadAgency}
            onChange={(event) => setOf({ letterheadAgency: event.currentTarget.value })}
          />
          <TextInput
            label={t('settings.address')}
            value={settings.letterheadAddress}
            onChange={(event) => setOf({ letterheadAddress: event.currentTarget.value })}
          />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={view.isReadOnly}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </RoomDialog>
  )
}
