import { api } from '@ui/api'
import { readonly, shallowRef } from 'vue'
import { askSignIn } from '../account/sign-in'

/** What is reported: a room, or a line that was said in it. */
export type ReportTarget = { showId: string; line: { id: string; who: string; text: string } | null }

/** Why: the ones that fit a line of a viewer come first for a line. */
const REASONS = ['false-claim', 'counterfeit', 'off-platform', 'fraud', 'vulgar', 'abuse', 'minors', 'illegal', 'other'] as const
export type Why = (typeof REASONS)[number]

export const LONGEST_WORDS = 200

/** One's own report, and what came of it. */
export type OwnReport = {
  id: string
  at: string
  kind: 'show' | 'line'
  showId: string
  showTitle: string
  reason: Why
  words: string
  quoted: string
  number: string
  showMs: number | null
  state: 'open' | 'closed'
  stage: 'new' | 'accepted' | 'asked' | 'answered' | 'closed'
  dueAt: string
  outcome: 'upheld' | 'unfounded' | 'elsewhere' | null
  answer: string
  closedAt: string | null
  contested: boolean
  contestUntil: string | null
}

/** What was done about one’s report. */
export type OwnStep = {
  at: string
  kind: 'filed' | 'accepted' | 'asked' | 'answered' | 'tied' | 'decided' | 'contested'
  words: string
  outcome: 'upheld' | 'unfounded' | 'elsewhere' | null
  dueAt: string | null
  tie: 'finding' | 'dossier' | null
}
export type OwnSheet = { report: OwnReport; steps: OwnStep[] }

const target = shallowRef<ReportTarget | null>(null)
/** When the sheet was opened: what is reported was seen then, and not when the form was sent. */
let seenAt = 0

/** What the sheet is open for. */
export const reporting = readonly(target)

/** Opens the sheet; a guest is asked to sign in first. */
export async function askReport(about: ReportTarget): Promise<void> {
  seenAt = Date.now()
  if (await askSignIn()) {
    target.value = about
  }
}

export function endReport(): void {
  target.value = null
}

/** The reasons that can be given, those of talk first for a line of talk. */
export function reasonsFor(about: ReportTarget): readonly Why[] {
  const ofTalk: readonly Why[] = ['abuse', 'off-platform', 'vulgar', 'fraud']
  return about.line === null ? REASONS : [...ofTalk, ...REASONS.filter((one) => !ofTalk.includes(one) && one !== 'counterfeit')]
}

export function wrongWithReport(why: Why | null, words: string): { reason?: 'reportPick'; words?: 'reportWordsNeeded' | 'reportWordsLong' } {
  const length = Array.from(words.trim()).length
  return {
    ...(why === null ? { reason: 'reportPick' } : {}),
    ...(length > LONGEST_WORDS ? { words: 'reportWordsLong' } : why === 'other' && length === 0 ? { words: 'reportWordsNeeded' } : {}),
  }
}

export function sendReport(about: ReportTarget, why: Why, words: string): Promise<OwnReport> {
  const { showId, line } = about
  return api.post('/api/reports', {
    kind: line === null ? 'show' : 'line',
    showId,
    ...(line === null ? {} : { lineId: line.id, quoted: line.text }),
    reason: why,
    words: words.trim(),
    secondsAgo: secondsSince(seenAt, Date.now()),
  })
}

/** Whole seconds, and none where a clock was set back or a form lay open for more than half an hour. */
export function secondsSince(moment: number, now: number): number {
  const seconds = Math.round((now - moment) / 1000)
  return seconds < 0 || seconds > 1800 ? 0 : seconds
}
