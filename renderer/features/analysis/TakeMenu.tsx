import { Button, Menu } from '@mantine/core'
import { IconChecklist, IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { showDone } from '#renderer/app/notify.ts'
import type { AnalysisRound } from '#shared/contract/analysis.ts'
import css from './analysis.module.css'
import { useLoaded } from './analysis-context.ts'
import { send } from './commands.ts'

/** What a closed round can give: weights, the factors themselves, or ratings. */
const ways = ['weights', 'factors', 'ratings'] as const
type Way = (typeof ways)[number]

const procedures = { weights: 'takeWeights', factors: 'takeFactors', ratings: 'takeRatings' } as const

const gives = (round: AnalysisRound, way: Way) => (way === 'ratings' ? round.ratings : round.votes) !== null

/** Takes weights, factors or ratings from a closed vote; without one it says how to come by it. */
export function TakeMenu() {
  const { t } = useTranslation('analysis')
  const { activityId, view } = useLoaded()
  const take = async (way: Way, { roundId, number }: AnalysisRound) => {
    const isTaken = await send(activityId, () => api.analysis[procedures[way]]({ boardId: view.board.id, roundId }))
    if (isTaken) showDone(t(`take.${way}Done`, { number }))
  }
  return (
    <Menu position="bottom-end" width={380} shadow="md">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconChecklist size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('take.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {view.rounds.length === 0 && <p className={css.menuText}>{t('take.none')}</p>}
        {ways.map((way) => {
          const rounds = view.rounds.filter((round) => gives(round, way))
          return rounds.length === 0 ? null : (
            <div key={way}>
              <Menu.Label>{t(`take.${way}`)}</Menu.Label>
              {rounds.map((round) => (
                <Menu.Item key={round.roundId} onClick={() => void take(way, round)}>
                  {t('take.round', { number: round.number, question: round.question })}
                </Menu.Item>
              ))}
            </div>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
