import { shallowRef } from 'vue'

/** What the pages of the rule book read and send. */
export type Verdict = 'VIOLATES' | 'CLEAR' | 'NEEDS_EVIDENCE'
export type Severity = 'S1' | 'S2' | 'S3' | 'S4'
export type Action = 'A0' | 'A1' | 'A2' | 'A3' | 'A4' | 'A5'
export type Origin = 'shipped' | 'changed' | 'added'

export type RuleRow = {
  id: string
  category: string
  categoryZh: string
  severity: Severity
  action: Action
  message: string
  messageEn: string
  law: string
  terms: string[]
  termCount: number
  exemptions: number
  tests: number
  origin: Origin
}

export type RuleTest = { expected: Verdict; text: string; speaker: string; on: string | null; goods: { legalCategory: string; facts: Record<string, string>; piecesLeft: number | null; priceMinor: number | null; lowestDealMinor7d: number | null } | null }
export type RuleWords = { terms: string[]; pattern: string; goods: string[]; notGoods: string[]; proof: string[]; verdict: Verdict; check: string }
export type Excuse = { id: string; pattern: string; scope: string; goods: string[]; fact: string }
export type Article = { source: string; article: string; from: string; until: string | null }
export type RuleSheet = {
  id: string
  addition: boolean
  page: string
  from: string | null
  until: string | null
  category: string
  categoryZh: string
  severity: Severity | ''
  action: Action | ''
  binds: string[]
  ignores: string[]
  law: Article[]
  candidates: RuleWords[]
  exemptions: Excuse[]
  without: string[]
  message: string
  messageEn: string
  rewrite: string
  note: string
  tests: RuleTest[]
  yaml: string
}
export type RulePart = { changeId: string | null; title: string; today: boolean; sheet: RuleSheet }
export type Rule = { id: string; origin: Origin; law: string; parts: RulePart[] }

export type Scored = { f1: number; falseAlarms: number; recall: number; evasionRecall: number }
export type ReaderVersion = {
  version: string
  shipped: boolean
  threshold: number | null
  thresholdInShows: number | null
  measured: { day: string; lines: number; by: string; byZh: string; rules: Scored; withReader: Scored; shows: string; showsZh: string } | null
}
export type Fault = { page: string; rule: string | null; field: string; value: string; expected: string; line: number }
export type Book = {
  version: string
  shipped: string
  edition: number
  rules: number
  officers: number
  categories: { category: string; zh: string }[]
  unfit: { changeId: string; faults: Fault[] }[]
  readers: ReaderVersion[]
}
export type Edition = { edition: number; changeId: string; title: string; act: 'published' | 'withdrawn'; who: string; at: string }

export type ChangeState = 'draft' | 'live' | 'withdrawn' | 'dropped'
export type ChangeRow = { id: string; state: ChangeState; revision: number; title: string; rules: string[]; from: string | null; until: string | null; begunBy: string; begunAt: string; edition: number | null }
export type Revision = { revision: number; who: string; at: string; title: string; reason: string; page: string }
export type Change = {
  id: string
  state: ChangeState
  revision: number
  title: string
  reason: string
  from: string | null
  until: string | null
  page: string
  rules: string[]
  turns: { rule: string; addition: boolean; before: string; after: string }[]
  faults: Fault[]
  revisions: Revision[]
  published: { edition: number; who: string; at: string; alone: boolean; testsRun: number } | null
  withdrawn: { edition: number | null; who: string; at: string; reason: string } | null
  mine: boolean
  approvable: boolean
  officers: number
}
export type Checked = { faults: Fault[]; testsRun: number; failed: { rule: string; text: string; expected: Lowered; actual: Lowered }[] }
export type Lowered = 'violates' | 'clear' | 'needs_evidence'

export type TryState = 'running' | 'done' | 'stopped' | 'interrupted'
export type TryOut = { id: string; changeId: string; revision: number; who: string; judgedBy: string; state: TryState; total: number; done: number; found: number; gone: number; changed: number; wrong: number; begunAt: string; endedAt: string | null }
export type TriedLine = {
  number: number
  kind: 'found' | 'gone' | 'changed'
  showId: string
  showTitle: string
  at: string
  second: number
  speaker: string
  line: string
  rule: string
  from: number
  to: number
  before: Lowered
  after: Lowered
  thenFound: string
  corrected: boolean
  mark: 'right' | 'wrong' | null
  earlierMark: 'right' | 'wrong' | null
}

export const LOOKS: Record<ChangeState, string> = { draft: 'care', live: 'good', withdrawn: 'bad', dropped: '' }
export const SEVERE: Record<Severity, string> = { S1: '', S2: 'care', S3: 'bad', S4: 'bad' }

export type Brought = { page: string; from: string | null; until: string | null }

/** A page that came from a file or from another change and now waits to become a draft, with the days it had there. */
export const brought = shallowRef<Brought | null>(null)

/** A lawful line that a rule held back, on its way into a new draft as a case that must stay clear. */
export const offered = shallowRef('')

/** Seconds of a show as `1:02:03` or `2:03`. */
export function clockText(second: number): string {
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}
