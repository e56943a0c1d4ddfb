import { caseWords } from '@ui/case-words'
import { messages, translator } from '@ui/i18n'
import { reportWords } from '@ui/report-words'
import { adminWords } from './words/admin'
import { dossierWords } from './words/dossiers'
import { examWords } from './words/exam'
import { findingWords } from './words/findings'
import { frameWords } from './words/frame'
import { officerWords } from './words/officer'
import { proofWords } from './words/proof'
import { registerWords } from './words/register'
import { ruleWords } from './words/rules'

const AREAS = [frameWords, officerWords, adminWords, caseWords, reportWords, dossierWords, examWords, findingWords, proofWords, registerWords, ruleWords] as const

/** All that the pages of officers and administrators say. */
export const WORDS = messages(
  { ...frameWords.zh, ...officerWords.zh, ...adminWords.zh, ...caseWords.zh, ...reportWords.zh, ...dossierWords.zh, ...examWords.zh, ...findingWords.zh, ...proofWords.zh, ...registerWords.zh, ...ruleWords.zh },
  { ...frameWords.en, ...officerWords.en, ...adminWords.en, ...caseWords.en, ...reportWords.en, ...dossierWords.en, ...examWords.en, ...findingWords.en, ...proofWords.en, ...registerWords.en, ...ruleWords.en },
)

export type Word = keyof (typeof WORDS)['zh']

export const t = translator(WORDS)

/** Keys that two areas both lay claim to; there must be none, for one would silently win. */
export function keysClaimedTwice(): string[] {
  const all = AREAS.flatMap((area) => Object.keys(area.zh))
  return all.filter((key, index) => all.indexOf(key) !== index)
}
