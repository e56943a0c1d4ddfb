import type { Both } from '@ui/guidance/guidance'

/** Questions made of findings, as the server tells them and as they are written. */
export const KINDS = ['VERDICT', 'ARTICLE', 'LAWFUL'] as const
export type Kind = (typeof KINDS)[number]
export const STATES = ['DRAFT', 'PUBLISHED', 'WITHDRAWN'] as const
export type State = (typeof STATES)[number]
export const COURSES = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'] as const
export const LOOKS: Record<State, string> = { DRAFT: 'care', PUBLISHED: 'good', WITHDRAWN: '' }

export type Option = Both & { id: string }
export type Draft = {
  course: string
  kind: Kind
  rule: string
  lineZh: string
  lineEn: string
  contextZh: string
  contextEn: string
  askZh: string
  askEn: string
  options: Option[]
  right: string
  whyZh: string
  whyEn: string
  law: string
  article: string
  lawfulZh: string
  lawfulEn: string
}
export type Standing = { kind: 'SHOP' | 'PERSON' | 'BRAND' | 'NUMBER'; quote: string }
export type Known = { kind: Standing['kind']; name: string }
export type QuestionRow = { id: string; state: State; revision: number; course: string; kind: Kind; rule: string; lineZh: string; begunBy: string; begunAt: string }
export type Question = {
  id: string
  state: State
  revision: number
  showId: string
  lineId: string
  spoken: string
  stands: boolean
  draft: Draft
  standing: Standing[]
  known: Known[]
  revisions: { revision: number; who: string; at: string; lineZh: string }[]
  published: { who: string; at: string; alone: boolean } | null
  withdrawn: { reason: 'FINDING_WITHDRAWN' | 'BY_OFFICER'; words: string; who: string; at: string } | null
  mine: boolean
  approvable: boolean
  officers: number
}
export type Proposal = { showId: string; lineId: string; spoken: string; stands: boolean; draft: Draft; known: Known[] }
export type Counted = { id: string; course: string; ofFinding: boolean; lineZh: string; lineEn: string; asked: number; right: number }
export type Figures = { days: number; questions: Counted[] }

/** What of a draft goes with what it asks; all else stays when it is to ask something else. */
export type Asked = Pick<Draft, 'kind' | 'askZh' | 'askEn' | 'options' | 'right'>
export function askedBy({ kind, askZh, askEn, options, right }: Draft): Asked {
  return { kind, askZh, askEn, options, right }
}

/** The texts that a draft must have; English may be left out, the Chinese stands there then. */
export function wanting(draft: Draft): (keyof Draft)[] {
  const needed = ['course', 'lineZh', 'askZh', 'whyZh', 'article', 'lawfulZh'] as const
  const empty: (keyof Draft)[] = needed.filter((key) => draft[key].trim() === '')
  const options = written(draft.options)
  const bad = draft.kind !== 'VERDICT' && (options.length < 3 || new Set(options.map((one) => one.zh.trim())).size < options.length)
  return [...empty, ...(bad ? (['options'] as const) : []), ...(options.some((one) => one.id === draft.right) ? [] : (['right'] as const))]
}

/** The answers that have words; an empty fourth one is left out. */
export function written(options: readonly Option[]): Option[] {
  return options.filter((one) => one.zh.trim() !== '')
}

/** Of how many were right, in percent. */
export function rightPercent(counted: Pick<Counted, 'asked' | 'right'>): number {
  return counted.asked === 0 ? 0 : Math.round((100 * counted.right) / counted.asked)
}
