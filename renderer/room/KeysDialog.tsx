import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { RoomDialog } from './RoomDialog.tsx'
import styles from './room.module.css'

/** The list of keys under `?`. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('room')
  const groups: [string, [string, string][]][] = [
    [
      t('keys.all'),
      [
        ['Ctrl Z', t('keys.undo')],
        ['Ctrl Y', t('keys.redo')],
        ['Ctrl K', t('keys.palette')],
        ['B', t('keys.black')],
        ['?', t('keys.help')],
        ['Esc', t('keys.esc')],
      ],
    ],
    [
      t('keys.sort'),
      [
        ['1–6', t('keys.sortDimension')],
        ['Q W E', t('keys.sortHorizon')],
        ['K', t('keys.quickWin')],
      ],
    ],
    [
      t('keys.analysis'),
      [
        ['↑ ↓', t('keys.factorWalk')],
        ['Enter', t('keys.weight')],
        ['Esc', t('keys.weightBack')],
        ['1–4', t('keys.rating')],
        ['← →', t('keys.ratingChange')],
        ['Backspace', t('keys.ratingClear')],
        ['Space', t('keys.pick')],
        ['Enter', t('keys.strategy')],
        ['Shift Enter', t('keys.strategyLine')],
      ],
    ],
    [
      t('keys.attendance'),
      [
        ['H', t('keys.mark')],
        ['I', t('keys.excused')],
        ['D', t('keys.online')],
        ['X', t('keys.choose')],
        ['P', t('keys.workingGroup')],
      ],
    ],
    [
      t('keys.board'),
      [
        ['← ↑ → ↓', t('keys.walk')],
        ['Shift ← →', t('keys.select')],
        ['Ctrl A', t('keys.selectZone')],
        ['Space', t('keys.lift')],
        ['1–4', t('keys.zone')],
        ['Alt ↑ ↓', t('keys.row')],
        ['R', t('keys.rate')],
        ['G', t('keys.group')],
        ['D', t('keys.dimension')],
        ['O', t('keys.unit')],
        ['P', t('keys.workingGroup')],
        ['M', t('keys.menu')],
        ['Enter', t('keys.editNote')],
        ['F2', t('keys.rename')],
        ['Del', t('keys.remove')],
        ['Ctrl + −', t('keys.zoom')],
      ],
    ],
  ]
  return (
    <RoomDialog title={t('keys.title')} size="xl" onClose={onClose}>
      <div className={styles.keysGrid}>
        {groups.map(([title, keys]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, meaning]) => (
                <Fragment key={meaning}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{meaning}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </RoomDialog>
  )
}
