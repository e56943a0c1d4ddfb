import { t } from '../words'

/** How a deadline stands: the words for it, and whether it needs care (a day left) or has passed. */
export type Due = { text: string; look: 'plain' | 'care' | 'bad' }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function dueOf(dueAt: string, now: number): Due {
  const left = Date.parse(dueAt) - now
  if (left < 0) {
    return { text: t('dueOver', { time: length(-left) }), look: 'bad' }
  }
  return { text: t('dueLeft', { time: length(left) }), look: left < DAY ? 'care' : 'plain' }
}

/** In the largest unit that fits; nobody counts the minutes of five days. */
function length(milliseconds: number): string {
  if (milliseconds >= DAY) {
    return t('unit.day', { count: Math.floor(milliseconds / DAY) })
  }
  return milliseconds >= HOUR ? t('unit.hour', { count: Math.floor(milliseconds / HOUR) }) : t('unit.minute', { count: Math.max(1, Math.floor(milliseconds / MINUTE)) })
}
