import { currentLanguage } from '../i18n'

/** A green-room score as the server tells it. */
export type Said = { zh: string; en: string }
export type State = 'COUNTED' | 'NO_OCCASION' | 'NOT_COMPUTED'
export type VetoState = 'STANDS' | 'CLEAR' | 'NOT_WATCHED'
export type Behind = { what: 'FINDING' | 'SHOW' | 'PRODUCT' | 'AFTER_SALE' | 'COMPLAINT' | 'DOSSIER' | 'DOUBT'; id: string; ofId: string | null; words: Said }
export type Marking = {
  id: string
  state: State
  max: number
  points: number | null
  weight: number | null
  earned: number | null
  counts: Record<string, string>
  why: Said
  winBack: Said | null
  behind: Behind[]
}
export type SumOf = 'HEADING' | 'PARTY' | 'DIMENSION'
export type Sum = { sumOf: SumOf; title: string; earned: number; weight: number; covered: number; of: number }
export type View = { party: string; points: number | null; covered: number; of: number }
export type Part = { shopId: string; weightSeconds: number; points: number | null; covered: number; markings: Marking[]; sums: Sum[]; views: View[] }
export type VetoMark = { id: string; state: VetoState; words: Said; behind: Behind[] }
export type Score = {
  version: string
  day: string
  from: string
  until: string
  madeAt: string
  liveSeconds: number
  enough: boolean
  points: number | null
  grade: string | null
  covered: number
  of: number
  pending: number
  vetoes: VetoMark[]
  parts: Part[]
  digest: string
}
export type Title = { id: string; name: Said; points: number; mark: 'official' | 'proposal' }
export type Ruler = { id: string; name: Said; points: number; heading: string; party: string; dimension: string; formula: Said; mark: string }
export type Plan = {
  version: string
  notice: Said
  windowDays: number
  recomputed: Said
  liveHours: number
  enough: Said
  rounding: Said
  vetoRule: Said
  partyView: Said
  grades: { id: string; from: number; name: Said }[]
  principles: Said[]
  headings: Title[]
  parties: Title[]
  dimensions: Title[]
  indicators: Ruler[]
  vetoes: { id: string; name: Said; condition: Said }[]
}
export type DayFigure = { day: string; points: number | null; grade: string | null; vetoed: boolean; digest: string; revision: number }
export type Kind = 'SHOP' | 'HOST' | 'AGENCY' | 'PLATFORM'
export type GreenSheet = { kind: Kind; id: string; name: string; kept: boolean; score: Score; days: DayFigure[]; rooms: { id: string; name: string }[]; scheme: Plan }
export type GreenRow = {
  kind: Kind
  id: string
  name: string
  day: string
  madeAt: string
  points: number | null
  grade: string | null
  vetoed: boolean
  liveSeconds: number
  covered: number
  of: number
  days: DayFigure[]
}

export const said = (text: Said): string => text[currentLanguage.value]

/** A figure to one decimal, as it was cut. */
export const figureText = (points: number | null): string => (points === null ? '–' : points.toFixed(1))

/** Hours of live time, cut to one decimal, so that what is not yet enough never reads as if it were. */
export const hoursText = (seconds: number): string => (Math.floor(seconds / 360) / 10).toFixed(1)

/** What stands under a title, in the scheme's order; a title with nothing under it is left out. */
export function grouped(part: Part, plan: Plan, by: SumOf): { title: Title; sum: Sum | null; markings: { ruler: Ruler; marking: Marking }[] }[] {
  const titles = { HEADING: plan.headings, PARTY: plan.parties, DIMENSION: plan.dimensions }[by]
  const under = (ruler: Ruler) => ({ HEADING: ruler.heading, PARTY: ruler.party, DIMENSION: ruler.dimension })[by]
  return titles
    .map((title) => ({
      title,
      sum: part.sums.find((sum) => sum.sumOf === by && sum.title === title.id) ?? null,
      markings: plan.indicators.filter((ruler) => under(ruler) === title.id).flatMap((ruler) => part.markings.filter((marking) => marking.id === ruler.id).map((marking) => ({ ruler, marking }))),
    }))
    .filter((group) => group.markings.length > 0)
}

/** Where a day's figure stands in a plot: the window's days from left to right, 0 to 100 from bottom to top. */
export function placed(days: readonly DayFigure[], lastDay: string, windowDays: number, width: number, height: number, pad: number): { x: number; y: number; day: DayFigure }[] {
  const last = Date.parse(lastDay)
  return days
    .filter((day) => day.points !== null)
    .map((day) => ({
      x: pad + (1 - (last - Date.parse(day.day)) / 86_400_000 / Math.max(1, windowDays - 1)) * (width - 2 * pad),
      y: height - pad - ((day.points ?? 0) / 100) * (height - 2 * pad),
      day,
    }))
}

/** How the last kept figure differs from the first of the window; null where there are not two. */
export function trend(days: readonly DayFigure[]): number | null {
  const known = days.filter((day) => day.points !== null)
  const first = known[0]
  const last = known[known.length - 1]
  return first === undefined || last === undefined || known.length < 2 ? null : Math.round(((last.points ?? 0) - (first.points ?? 0)) * 10) / 10
}
