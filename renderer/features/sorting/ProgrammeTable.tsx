import { IconPencil } from '@tabler/icons-react'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { leadUnitName } from '#shared/domain/papers/programme-order.ts'
import { dimensionNumber } from '#shared/domain/vocabulary.ts'
import { matchesWords } from '#shared/domain/sorting.ts'
import type { Programme } from '#shared/schema/programme.ts'
import { Dimension, Horizon, dimensions, horizons } from '#shared/schema/vocabulary.ts'
import { moveProgrammes, setQuickWin, updateProgramme } from './commands.ts'
import { inGridOrder, programmes, useProgramme } from './programme-store.ts'
import css from './table.module.css'
import { useDraft } from './use-draft.ts'
import { useSorting } from './sorting-context.ts'
import { useNames } from './use-names.ts'

/** All programmes as a table; name, unit and indicator are edited in place. */
export function ProgrammeTable() {
  const { t } = useTranslation('sorting')
  const { units } = useSorting()
  const state = useStore(programmes)
  const ids = useMemo(
    () =>
      inGridOrder(state)
        .filter((programme) => matchesWords(`${programme.name} ${leadUnitName(programme, [...units])}`, state.search))
        .map(({ id }) => id),
    [state, units],
  )
  return (
    <section className={css.scroller} aria-label={t('table.label')}>
      <datalist id="sorting-units">
        {units.map((unit) => (
          <option key={unit.id} value={unit.short === '' ? unit.name : unit.short}>
            {unit.name}
          </option>
        ))}
      </datalist>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('table.number')}</th>
            <th scope="col">{t('details.name')}</th>
            <th scope="col">{t('details.dimension')}</th>
            <th scope="col">{t('details.horizon')}</th>
            <th scope="col">{t('details.leadUnit')}</th>
            <th scope="col">{t('details.indicator')}</th>
            <th scope="col">{t('card.quickWin')}</th>
            <th scope="col">
              <span className={css.spoken}>{t('menu.details')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => (
            <TableRow key={id} id={id} />
          ))}
        </tbody>
      </table>
      {ids.length === 0 && (
        <p className={css.empty}>{state.byId.size === 0 ? t('table.empty') : t('filter.nothing')}</p>
      )}
    </section>
  )
}

const TableRow = memo(function TableRow({ id }: { id: string }) {
  const programme = useProgramme(id)
  return programme === undefined ? null : <FilledRow programme={programme} />
})

function FilledRow({ programme }: { programme: Programme }) {
  const { t } = useTranslation('sorting')
  const { units, isReadOnly, openDetails } = useSorting()
  const { dimensionShort, horizonShort } = useNames()
  const { id, name } = programme
  const write = (patch: Parameters<typeof updateProgramme>[1]) => void updateProgramme(id, patch)
  const nameField = useDraft(name, (text) => write({ name: text }), true)
  const unitField = useDraft(leadUnitName(programme, [...units]), (text) => write({ leadUnitText: text }))
  const indicatorField = useDraft(programme.indicator, (text) => write({ indicator: text }))
  const labelled = (label: string) => t('table.cell', { label, name })
  return (
    <tr>
      <th scope="row" className={css.number}>
        P-{programme.number}
      </th>
      <td>
        <input
          {...nameField}
          className={css.input}
          maxLength={500}
          readOnly={isReadOnly}
          aria-label={labelled(t('details.name'))}
        />
      </td>
      <td>
        <select
          className={css.select}
          data-dimension={programme.dimension ?? undefined}
          value={programme.dimension ?? ''}
          disabled={isReadOnly}
          aria-label={labelled(t('details.dimension'))}
          onChange={(event) => {
            const dimension = Dimension.nullable().parse(event.currentTarget.value || null)
            void moveProgrammes({ programmeIds: [id], dimension })
          }}
        >
          <option value="">—</option>
          {dimensions.map((dimension) => (
            <option key={dimension} value={dimension}>
              {dimensionNumber(dimension)} {dimensionShort(dimension)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <select
          className={css.select}
          value={programme.horizon ?? ''}
          disabled={isReadOnly}
          aria-label={labelled(t('details.horizon'))}
          onChange={(event) => {
            const horizon = Horizon.nullable().parse(event.currentTarget.value || null)
            void moveProgrammes({ programmeIds: [id], horizon })
          }}
        >
          <option value="">—</option>
          {horizons.map((horizon) => (
            <option key={horizon} value={horizon}>
              {horizonShort(horizon)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          {...unitField}
          className={css.input}
          list="sorting-units"
          maxLength={200}
          readOnly={isReadOnly}
          aria-label={labelled(t('details.leadUnit'))}
        />
      </td>
      <td>
        <input
          {...indicatorField}
          className={css.input}
          maxLength={500}
          readOnly={isReadOnly}
          aria-label={labelled(t('details.indicator'))}
        />
      </td>
      <td className={css.middle}>
        <input
          type="checkbox"
          checked={programme.isQuickWin}
          disabled={isReadOnly}
          aria-label={labelled(t('card.quickWin'))}
          onChange={(event) => void setQuickWin([id], event.currentTarget.checked)}
        />
      </td>
      <td className={css.middle}>
        <button
          type="button"
          className={css.details}
          aria-label={t('table.details', { name })}
          onClick={() => openDetails(id)}
        >
          <IconPencil size={16} aria-hidden />
        </button>
      </td>
    </tr>
  )
}
