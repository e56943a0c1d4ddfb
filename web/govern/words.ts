import { caseWords } from '@ui/case-words'
import { messages, translator } from '@ui/i18n'
import { reportWords } from '@ui/report-words'
import { adminWords } from './words/admin'
import { complaintWords } from './words/complaints'
import { dossierWords } from './words/dossiers'
import { doubtWords } from './words/doubts'
import { examWords } from './words/exam'
import { filmWords } from './words/films'
import { findingWords } from './words/findings'
import { frameWords } from './words/frame'
import { watchWords } from './words/goods'
import { greenWords } from './words/green'
import { keepWords } from './words/keep'
import { limitWords } from './words/limits'
import { officerWords } from './words/officer'
import { proofWords } from './words/proof'
import { readerWords } from './words/readers'
import { registerWords } from './words/register'
import { ruleWords } from './words/rules'
import { weighWords } from './words/weighing'

const AREAS = [caseWords, reportWords, adminWords, complaintWords, dossierWords, doubtWords, examWords, filmWords, findingWords, frameWords, watchWords, greenWords, keepWords, limitWords, officerWords, proofWords, readerWords, registerWords, ruleWords, weighWords] as const

/** All that the pages of officers and administrators say. */
export const WORDS = messages(
  { ...caseWords.zh, ...reportWords.zh, ...adminWords.zh, ...complaintWords.zh, ...dossierWords.zh, ...doubtWords.zh, ...examWords.zh, ...filmWords.zh, ...findingWords.zh, ...frameWords.zh, ...watchWords.zh, ...greenWords.zh, ...keepWords.zh, ...limitWords.zh, ...officerWords.zh, ...proofWords.zh, ...readerWords.zh, ...registerWords.zh, ...ruleWords.zh, ...weighWords.zh },
  { ...caseWords.en, ...reportWords.en, ...adminWords.en, ...complaintWords.en, ...dossierWords.en, ...doubtWords.en, ...examWords.en, ...filmWords.en, ...findingWords.en, ...frameWords.en, ...watchWords.en, ...greenWords.en, ...keepWords.en, ...limitWords.en, ...officerWords.en, ...proofWords.en, ...readerWords.en, ...registerWords.en, ...ruleWords.en, ...weighWords.en },
)

export type Word = keyof (typeof WORDS)['zh']

export const t = translator(WORDS)

/** Keys that two areas both lay claim to; there must be none, for one would silently win. */
export function keysClaimedTwice(): string[] {
  const all = AREAS.flatMap((area) => Object.keys(area.zh))
  return all.filter((key, index) => all.indexOf(key) !== index)
}
