import { messages, translator } from '@ui/i18n'
import { afterSaleWords } from './words/aftersale'
import { controlWords } from './words/control'
import { deskWords } from './words/desk'
import { frameWords } from './words/frame'
import { goodsWords } from './words/goods'
import { orderWords } from './words/orders'
import { showWords } from './words/shows'
import { videoWords } from './words/video'

const AREAS = [frameWords, goodsWords, showWords, controlWords, deskWords, orderWords, videoWords, afterSaleWords] as const

/** All the studio says. */
export const WORDS = messages(
  { ...frameWords.zh, ...goodsWords.zh, ...showWords.zh, ...controlWords.zh, ...deskWords.zh, ...orderWords.zh, ...videoWords.zh, ...afterSaleWords.zh },
  { ...frameWords.en, ...goodsWords.en, ...showWords.en, ...controlWords.en, ...deskWords.en, ...orderWords.en, ...videoWords.en, ...afterSaleWords.en },
)

export type Word = keyof (typeof WORDS)['zh']

export const t = translator(WORDS)

/** Keys that two areas both lay claim to; there must be none, for one would silently win. */
export function keysClaimedTwice(): string[] {
  const all = AREAS.flatMap((area) => Object.keys(area.zh))
  return all.filter((key, index) => all.indexOf(key) !== index)
}
