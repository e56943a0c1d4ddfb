import { caseSideWords, caseWords } from '@ui/case-words'
import { messages, translator } from '@ui/i18n'
import { postWords } from '@ui/post-words'
import { reportWords } from '@ui/report-words'
import { afterSaleWords } from './words/aftersale'
import { checkoutWords } from './words/checkout'
import { closingWords } from './words/closing'
import { feedWords } from './words/feed'
import { filmWords } from './words/films'
import { firstWords } from './words/first'
import { helpdeskWords } from './words/helpdesk'
import { mallWords } from './words/mall'
import { parcelWords } from './words/parcel'
import { peopleWords } from './words/people'
import { replayWords } from './words/replay'
import { roomWords } from './words/room'
import { voucherWords } from './words/voucher'

const AREAS = [
  afterSaleWords,
  caseSideWords,
  caseWords,
  checkoutWords,
  closingWords,
  feedWords,
  filmWords,
  firstWords,
  helpdeskWords,
  mallWords,
  parcelWords,
  peopleWords,
  postWords,
  replayWords,
  roomWords,
  voucherWords,
  reportWords,
] as const

/** All the viewer's pages say. */
export const WORDS = messages(
  {
    ...afterSaleWords.zh,
    ...caseSideWords.zh,
    ...caseWords.zh,
    ...checkoutWords.zh,
    ...closingWords.zh,
    ...feedWords.zh,
    ...filmWords.zh,
    ...firstWords.zh,
    ...helpdeskWords.zh,
    ...mallWords.zh,
    ...parcelWords.zh,
    ...peopleWords.zh,
    ...postWords.zh,
    ...replayWords.zh,
    ...roomWords.zh,
    ...voucherWords.zh,
    ...reportWords.zh,
  },
  {
    ...afterSaleWords.en,
    ...caseSideWords.en,
    ...caseWords.en,
    ...checkoutWords.en,
    ...closingWords.en,
    ...feedWords.en,
    ...filmWords.en,
    ...firstWords.en,
    ...helpdeskWords.en,
    ...mallWords.en,
    ...parcelWords.en,
    ...peopleWords.en,
    ...postWords.en,
    ...replayWords.en,
    ...roomWords.en,
    ...voucherWords.en,
    ...reportWords.en,
  },
)

export type Word = keyof (typeof WORDS)['zh']

export const t = translator(WORDS)

/** Keys that two areas both lay claim to; there must be none, for one would silently win. */
export function keysClaimedTwice(): string[] {
  const all = AREAS.flatMap((area) => Object.keys(area.zh))
  return all.filter((key, index) => all.indexOf(key) !== index)
}
