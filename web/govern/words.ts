import { caseWords } from '@ui/case-words'
import { messages, translator } from '@ui/i18n'
import { reportWords } from '@ui/report-words'
import { adminWords } from './words/admin'
import { complaintWords } from './words/complaints'
import { dossierWords } from './words/dossiers'
import { findingWords } from './words/findings'
import { frameWords } from './words/frame'
import { keepWords } from './words/keep'
import { officerWords } from './words/officer'
import { proofWords } from './words/proof'
import { registerWords } from './words/register'
import { ruleWords } from './words/rules'

const AREAS = [frameWords, officerWords, adminWords, caseWords, reportWords, dossierWords, findingWords, proofWords, registerWords, ruleWords, complaintWords, keepWords] as const

/** All that the pages of officers and administrators say. */
export const WORDS = messages(
  { ...frameWords.zh, ...officerWords.zh, ...adminWords.zh, ...caseWords.zh, ...reportWords.zh, ...dossierWords.zh, ...findingWords.zh, ...proofWords.zh, ...registerWords.zh, ...ruleWords.zh, ...complaintWords.zh, ...keepWords.zh },
  { ...frameWords.en, ...officerWords.en, ...adminWords.en, ...caseWords.en, ...reportWords.en, ...dossierWords.en, ...findingWords.en, ...proofWords.en, ...registerWords.en, ...ruleWords.en, ...complaintWords.en, ...keepWords.en },
)

export type Word = keyof (typeof WORDS)['zh']

export const t = translator(WORDS)

/** Keys that two areas both lay claim to; there must be none, for one would silently win. */
export function keysClaimedTwice(): string[] {
  const all = AREAS.flatMap((area) => Object.keys(area.zh))
  return all.filter((key, index) => all.indexOf(key) !== index)
}
