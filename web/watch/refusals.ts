import { ApiError } from '@ui/api'
import { LiveRefusal } from '@ui/live'
import { t, WORDS, type Word } from './words'

/**
 * What to tell a person about a refusal. A web answer speaks the page's language and knows best what it is about; the
 * socket speaks the language it was opened in, so there the page's own words come first.
 */
export function refusalText(refusal: unknown): string {
  if (!(refusal instanceof ApiError) && !(refusal instanceof LiveRefusal)) {
    throw refusal
  }
  const own = `refusal.${refusal.code}`
  // The guard names the words and the article; nobody else can.
  if (refusal.message !== '' && (refusal instanceof ApiError || refusal.code === 'guard' || !isWord(own))) {
    return refusal.message
  }
  const fill: Record<string, string | number> = { left: 0, retryAfterSeconds: 2 }
  for (const [key, value] of Object.entries(refusal.data)) {
    if (typeof value === 'string' || typeof value === 'number') {
      fill[key] = value
    }
  }
  return t(isWord(own) ? own : 'refusal.trouble', fill)
}

function isWord(key: string): key is Word {
  return key in WORDS.zh
}
