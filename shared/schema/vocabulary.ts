import { z } from 'zod'

/** The six dimensions of the method, in the order that every screen and paper keeps (domain guide, section 3). */
export const dimensions = ['governance', 'branding', 'economy', 'living', 'society', 'environment'] as const
export const Dimension = z.enum(dimensions)
export type Dimension = z.infer<typeof Dimension>

/** The four quadrants of SWOT: strengths and weaknesses are internal, opportunities and threats external. */
export const quadrants = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const
export const Quadrant = z.enum(quadrants)
export type Quadrant = z.infer<typeof Quadrant>

/** Jangka waktu: short, medium and long term. Years follow from the workshop's first plan year. */
export const horizons = ['short', 'medium', 'long'] as const
export const Horizon = z.enum(horizons)
export type Horizon = z.infer<typeof Horizon>

/** Unsur: the constituency for which a participant sits in the room. */
export const constituencies = ['council', 'implementation_team', 'unit', 'other'] as const
export const Constituency = z.enum(constituencies)
export type Constituency = z.infer<typeof Constituency>

/** The three time zones of Indonesia, printed behind every clock time. */
export const timeZones = ['WIB', 'WITA', 'WIT'] as const
export const TimeZone = z.enum(timeZones)
export type TimeZone = z.infer<typeof TimeZone>

/** Kesiapan of one item: baik, sedang, kurang (domain guide, section 3). */
export const readinessLevels = ['good', 'fair', 'poor'] as const
export const Readiness = z.enum(readinessLevels)
export type Readiness = z.infer<typeof Readiness>

export const locales = ['id', 'en'] as const
export const Locale = z.enum(locales)
export type Locale = z.infer<typeof Locale>

export const activityKinds = ['board', 'vote', 'sort', 'notes', 'break'] as const
export const ActivityKind = z.enum(activityKinds)
export type ActivityKind = z.infer<typeof ActivityKind>

/** How an item was decided: by consensus (musyawarah mufakat) or by counted votes. */
export const decisionWays = ['consensus', 'vote'] as const
export const DecisionWay = z.enum(decisionWays)
export type DecisionWay = z.infer<typeof DecisionWay>
