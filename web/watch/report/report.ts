import { api } from '@ui/api'
import { readonly, shallowRef } from 'vue'
import { askSignIn } from '../account/sign-in'

/** Words that are reported: who said them, and what. */
export type ReportedWords = { id: string; who: string; text: string }
/** What is reported: a room or a film, or what was said in the one or below the other. */
export type ReportTarget = { showId: string; line: ReportedWords | null } | { filmId: string; line: ReportedWords | null }

/** Why: the ones that fit a line of a viewer come first for a line. */
const REASONS = ['false-claim', 'counterfeit', 'off-platform', 'fraud', 'vulgar', 'abuse', 'minors', 'illegal', 'other'] as const
export type Why = (typeof REASONS)[number]

export const LONGEST_WORDS = 200

/** One's own report, and what came of it. */
export type OwnReport = {
  id: string
  at: string
  kind: 'show' | 'line' | 'film' | 'comment'
  showId: string
  /** The film that it is about; null where it is about a room. */
  filmId: string | null
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
  return api.post('/api/reports', {
    ...placeOf(about),
    reason: why,
    words: words.trim(),
    secondsAgo: secondsSince(seenAt, Date.now()),
  })
}

/** Where the server finds what is reported; a comment's words it reads itself. */
export function placeOf(about: ReportTarget): Record<string, string> {
  const { line } = about
  if ('filmId' in about) {
    return line === null ? { kind: 'film', filmId: about.filmId } : { kind: 'comment', filmId: about.filmId, commentId: line.id }
  }
  return line === null ? { kind: 'show', showId: about.showId } : { kind: 'line', showId: about.showId, lineId: line.id, quoted: line.text }
}

/** Whole seconds, and none where a clock was set back or a form lay open for more than half an hour. */
export function secondsSince(moment: number, now: number): number {
  const seconds = Math.round((now - moment) / 1000)
  return seconds < 0 || seconds > 1800 ? 0 : seconds
}
