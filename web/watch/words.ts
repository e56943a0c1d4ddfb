import { messages, translator } from '@ui/i18n'
import { afterSaleWords } from './words/aftersale'
import { checkoutWords } from './words/checkout'
import { firstWords } from './words/first'
import { mallWords } from './words/mall'

const AREAS = [firstWords, checkoutWords, mallWords, afterSaleWords] as const

/** All the viewer's pages say. */
export const WORDS = messages(
  {
    ...firstWords.zh,
    ...checkoutWords.zh,
    ...mallWords.zh,
    ...afterSaleWords.zh,
  },
  {
    ...firstWords.en,
    ...checkoutWords.en,
    ...mallWords.en,
    ...afterSaleWords.en,
  },
)

export type Word = keyof (typeof WORDS)['zh']

export const t = translator(WORDS)

/** Keys that two areas both lay claim to; there must be none, for one would silently win. */
export function keysClaimedTwice(): string[] {
  const all = AREAS.flatMap((area) => Object.keys(area.zh))
  return all.filter((key, index) => all.indexOf(key) !== index)
}
