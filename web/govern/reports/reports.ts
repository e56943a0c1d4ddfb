/** What officers know of a complaint, as the server tells it. */
export const OUTCOMES = ['upheld', 'unfounded', 'elsewhere'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const WHYS = ['false-claim', 'counterfeit', 'off-platform', 'fraud', 'vulgar', 'abuse', 'minors', 'illegal', 'other'] as const
export type Why = (typeof WHYS)[number]
export const STATES = ['open', 'new', 'asked', 'answered', 'overdue', 'contested', 'closed', ''] as const
export type State = (typeof STATES)[number]

export type Report = {
  id: string
  number: string
  at: string
  kind: 'show' | 'line' | 'film' | 'comment'
  /** `showTitle` is the film's where it is about one; its `showId` leads nowhere then. */
  target: { showId: string; showTitle: string; lineId: string | null; filmId: string | null; commentId: string | null; quoted: string }
  reason: Why
  words: string
  showMs: number | null
  state: 'open' | 'closed'
  stage: 'new' | 'accepted' | 'asked' | 'answered' | 'closed'
  dueAt: string
  replyBy: string | null
  by: string
  merchantId: string | null
  handler: string | null
  outcome: Outcome | null
  answer: string
  contested: boolean
  closedAt: string | null
}

export type Step = {
  at: string
  kind: 'filed' | 'accepted' | 'asked' | 'answered' | 'tied' | 'decided' | 'contested'
  by: string
  words: string
  outcome: Outcome | null
  basis: string
  dueAt: string | null
  tie: 'finding' | 'dossier' | null
  tiedId: string | null
}

export type Said = { lineId: string; at: string; speaker: string; text: string; verdict: string; correctedAt: string | null; rules: string }
/** A line of the chat; `by` is the nickname of today. Its words are empty where it is `forgotten`, and its `personId` is null for the helpdesk. */
export type ChatLine = { lineId: string; at: string; kind: 'say' | 'help'; personId: string | null; by: string; words: string; state: 'said' | 'hidden' | 'forgotten'; reported: boolean }
export type Chat = { lines: ChatLine[]; leftOut: number }
export type Case = { dossierId: string; facts: string; openedAt: string; closedAt: string | null; reportId: string | null }

export type Barred = 'own-matter' | 'another-officer' | 'own-mute'

export type ReportSheet = {
  report: Report
  shop: string
  seenAt: string
  steps: Step[]
  clip: { playlist: string; playMs: number; showMs: number } | null
  around: Said[]
  dossiers: Case[]
  ofShow: number
  /** Why who reads it may not decide it. */
  barred: Barred | null
}

export type Counts = { open: number; fresh: number; asked: number; answered: number; overdue: number; contested: number; closed: number; inTime: number }

export const LOOKS: Record<Outcome, string> = { upheld: 'bad', unfounded: 'good', elsewhere: 'tide' }

/** How many wait in a state; null where that is not counted. */
export function countOf(counts: Counts | null, state: State): number | null {
  if (counts === null || state === '' || state === 'closed') {
    return null
  }
  return state === 'new' ? counts.fresh : counts[state]
}

/** A state that stands in an address, or the usual one where it is none. */
export function stateOf(text: unknown): State {
  return STATES.find((state) => state === text) ?? 'open'
}

/** Whether a finding or a dossier is among the steps already. */
export function isTied(steps: readonly Step[], tie: 'finding' | 'dossier', id: string): boolean {
  return steps.some((step) => step.tie === tie && step.tiedId === id)
}

/** Whether the line that a report is about is not in the chat: its show knows no such line. */
export function isLineMissing(report: Pick<Report, 'kind'>, chat: Chat): boolean {
  return report.kind === 'line' && !chat.lines.some((line) => line.reported)
}
