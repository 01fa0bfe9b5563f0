import type { SectionSource } from '../book.ts'
import { allNotes, allVotes, attendance, decisionsOfStages } from './annexes.ts'
import { bodies, commitment, funding } from './bodies.ts'
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
import { swotByDimension, swotTopFactors, threats, tows, weaknessGaps } from './swot.ts'
import { keywords, mission, stageDecisions, vision } from './vision.ts'

/** The builder behind each source an outline may name. */
export const sources: Record<SourceKey, SectionSource> = {
  // A section of words only has nothing to miss.
  none: () => [],
  framework,
  process,
  strategicIssues,
  weaknessGaps,
  swotMethod,
  swotByDimension,
  swotTopFactors,
  priorityFactors,
  tows,
  keywords,
  priorityList,
  vision,
  mission,
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
