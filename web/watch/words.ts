import { messages, translator } from '@ui/i18n'
import { afterSaleWords } from './words/aftersale'
import { checkoutWords } from './words/checkout'
import { firstWords } from './words/first'
import { mallWords } from './words/mall'
import { replayWords } from './words/replay'
import { roomWords } from './words/room'

const AREAS = [firstWords, afterSaleWords, checkoutWords, mallWords, replayWords, roomWords] as const

/** All the viewer's pages say. */
export const WORDS = messages(
  {
    ...firstWords.zh,
    ...afterSaleWords.zh,
    ...checkoutWords.zh,
    ...mallWords.zh,
    ...replayWords.zh,
    ...roomWords.zh,
  },
  {
    ...firstWords.en,
    ...afterSaleWords.en,
    ...checkoutWords.en,
    ...mallWords.en,
    ...replayWords.en,
    ...roomWords.en,
  },
)

export type Word = keyof (typeof WORDS)['zh']

export const t = translator(WORDS)

/** Keys that two areas both lay claim to; there must be none, for one would silently win. */
export function keysClaimedTwice(): string[] {
  const all = AREAS.flatMap((area) => Object.keys(area.zh))
  return all.filter((key, index) => all.indexOf(key) !== index)
}
