import { nearText } from '@ui/i18n'
import { t } from '../words'

export type NextReason = 'flash_running' | 'flash_soon' | 'asked' | 'sells' | 'stock' | 'nearly_gone' | 'suits' | 'seen'
/** A reason with what is true now: pieces left, people, or percent of the rate of all items; `at` where it is about a time. */
export type NextWhy = { reason: NextReason; number: number; at: string | null }
export type NextSuggested = { itemId: string; reasons: NextWhy[] }
export type NextItems = { items: NextSuggested[] }

/** One reason in words, with its number or its time. */
export function whyText(why: NextWhy): string {
  return t(`next.${why.reason}`, {
    count: why.number,
    times: (why.number / 100).toFixed(1),
    at: why.at === null ? '' : nearText(why.at),
  })
}
