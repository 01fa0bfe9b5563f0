import type { SectionSource } from '../book.ts'
import {
  classicDisplay,
  crossStrategies,
  factorWeights,
  quadrantPosition,
  strategyTrace,
  swotTopFactors,
  tows,
} from './analysis.ts'
import { allNotes, allVotes, attendance, decisionsOfStages } from './annexes.ts'
import { bodies, commitment, funding } from './bodies.ts'
import { gaps } from './gaps.ts'
import type { SourceKey } from './keys.ts'
import { priorityFactors, priorityList, strategicIssues } from './priorities.ts'
import { framework, process, swotMethod } from './process.ts'
import {
  actionPlanOfDimension,
  dimensionPage,
  emptyCellList,
  indicators,
  sharedProgrammes,
  strategyOfDimension,
} from './programmes.ts'
import { quickWinMethod, quickWins, quickWinSheets } from './quick-wins.ts'
import { milestones, roadMapOfDimension, roadMapOverview, yearMatrixOfDimension } from './road-map.ts'
import { readinessOf, readinessSummary } from './readiness.ts'
import { swotByDimension, threats } from './swot.ts'
import { goals, keywords, mission, stageDecisions, vision } from './vision.ts'

/** The builder behind each source an outline may name. */
export const sources: Record<SourceKey, SectionSource> = {
  // A section of words only has nothing to miss.
  none: () => [],
  framework,
  process,
  strategicIssues,
  readinessNature: readinessOf('nature'),
  readinessStructure: readinessOf('structure'),
  readinessInfrastructure: readinessOf('infrastructure'),
  readinessSuperstructure: readinessOf('superstructure'),
  readinessCulture: readinessOf('culture'),
  readinessSummary,
  gaps,
  swotMethod,
  swotByDimension,
  swotTopFactors,
  priorityFactors,
  factorWeights,
  quadrantPosition,
  tows,
  classicDisplay,
  crossStrategies,
  strategyTrace,
  keywords,
  priorityList,
  vision,
  mission,
  goals,
  stageDecisions,
  strategyOfDimension,
  actionPlanOfDimension,
  roadMapOfDimension,
  dimensionPage,
  roadMapOverview,
  quickWins,
  quickWinMethod,
  quickWinSheets,
  emptyCells: emptyCellList,
  bodies,
  funding,
  indicators,
  threats,
  milestones,
  yearMatrixOfDimension,
  sharedProgrammes,
  commitment,
  attendance,
  allNotes,
  allVotes,
  decisionsOfStages,
}
