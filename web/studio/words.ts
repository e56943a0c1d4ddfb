import { caseSideWords, caseWords } from '@ui/case-words'
import { messages, translator } from '@ui/i18n'
import { postWords } from '@ui/post-words'
import { reportWords } from '@ui/report-words'
import { afterSaleWords } from './words/aftersale'
import { clipWords } from './words/clips'
import { shopClosingWords } from './words/closing'
import { complaintWords } from './words/complaints'
import { controlWords } from './words/control'
import { copyWords } from './words/copy'
import { deskWords } from './words/desk'
import { earWords } from './words/ear'
import { filmWords } from './words/films'
import { frameWords } from './words/frame'
import { goodsWords } from './words/goods'
import { greenWords } from './words/green'
import { growthWords } from './words/growth'
import { helpdeskWords } from './words/helpdesk'
import { hostWords } from './words/host'
import { insightWords } from './words/insight'
import { noticeWords } from './words/notices'
import { orderWords } from './words/orders'
import { peopleWords } from './words/people'
import { preAirWords } from './words/preair'
import { presenterWords } from './words/presenter'
import { radarWords } from './words/radar'
import { redeemWords } from './words/redeem'
import { registerWords } from './words/register'
import { selectionWords } from './words/selection'
import { shippingWords } from './words/shipping'
import { showWords } from './words/shows'
import { videoWords } from './words/video'

const AREAS = [
  afterSaleWords,
  caseSideWords,
  caseWords,
  clipWords,
  shopClosingWords,
  complaintWords,
  controlWords,
  copyWords,
  deskWords,
  earWords,
  filmWords,
  frameWords,
  goodsWords,
  greenWords,
  growthWords,
  helpdeskWords,
  hostWords,
  insightWords,
  noticeWords,
  orderWords,
  peopleWords,
  postWords,
  preAirWords,
  presenterWords,
  radarWords,
  redeemWords,
  reportWords,
  registerWords,
  selectionWords,
  shippingWords,
  showWords,
  videoWords,
] as const

/** All the studio says. */
export const WORDS = messages(
  {
    ...afterSaleWords.zh,
    ...caseSideWords.zh,
    ...caseWords.zh,
    ...clipWords.zh,
    ...shopClosingWords.zh,
    ...complaintWords.zh,
    ...controlWords.zh,
    ...copyWords.zh,
    ...deskWords.zh,
    ...earWords.zh,
    ...filmWords.zh,
    ...frameWords.zh,
    ...goodsWords.zh,
    ...greenWords.zh,
    ...growthWords.zh,
    ...helpdeskWords.zh,
    ...hostWords.zh,
    ...insightWords.zh,
    ...noticeWords.zh,
    ...orderWords.zh,
    ...peopleWords.zh,
    ...postWords.zh,
    ...preAirWords.zh,
    ...presenterWords.zh,
    ...radarWords.zh,
    ...redeemWords.zh,
    ...reportWords.zh,
    ...registerWords.zh,
    ...selectionWords.zh,
    ...shippingWords.zh,
    ...showWords.zh,
    ...videoWords.zh,
  },
  {
    ...afterSaleWords.en,
    ...caseSideWords.en,
    ...caseWords.en,
    ...clipWords.en,
    ...shopClosingWords.en,
    ...complaintWords.en,
    ...controlWords.en,
    ...copyWords.en,
    ...deskWords.en,
    ...earWords.en,
    ...filmWords.en,
    ...frameWords.en,
    ...goodsWords.en,
    ...greenWords.en,
    ...growthWords.en,
    ...helpdeskWords.en,
    ...hostWords.en,
    ...insightWords.en,
    ...noticeWords.en,
    ...orderWords.en,
    ...peopleWords.en,
    ...postWords.en,
    ...preAirWords.en,
    ...presenterWords.en,
    ...radarWords.en,
    ...redeemWords.en,
    ...reportWords.en,
    ...registerWords.en,
    ...selectionWords.en,
    ...shippingWords.en,
    ...showWords.en,
    ...videoWords.en,
  },
)

export type Word = keyof (typeof WORDS)['zh']

export const t = translator(WORDS)

/** Keys that two areas both lay claim to; there must be none, for one would silently win. */
export function keysClaimedTwice(): string[] {
  const all = AREAS.flatMap((area) => Object.keys(area.zh))
  return all.filter((key, index) => all.indexOf(key) !== index)
}
