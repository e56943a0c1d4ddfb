import { ApiError } from '@ui/api'
import { attempting } from '@ui/attempt'
import { LiveRefusal } from '@ui/live'
import { t, WORDS, type Word } from './words'

/** What to tell a person about a refusal: the server's words, which know what it is about, else our own by its code. */
export function refusalText(refusal: unknown): string {
  if (!(refusal instanceof ApiError) && !(refusal instanceof LiveRefusal)) {
    throw refusal
  }
  if (refusal.message !== '') {
    return refusal.message
  }
  const own = `refusal.${refusal.code}`
  const seconds = refusal instanceof ApiError ? refusal.retryAfterSeconds : refusal.data['retryAfterSeconds']
  return t(isWord(own) ? own : 'refusal.trouble', { retryAfterSeconds: Number(seconds ?? 2) })
}

/** Does something on behalf of a person and says when it was refused; true when it was done. */
export const attempt = attempting(refusalText)

/** What a refused form says at its fields, by path. */
export function fieldErrors(refusal: unknown): Record<string, string> {
  if (!(refusal instanceof ApiError)) {
    return {}
  }
  const flaws = refusal.data['flaws']
  if (Array.isArray(flaws)) {
    const told = flaws as { field: string; message: string }[]
    return Object.fromEntries(told.map((flaw) => [flaw.field, flaw.message]))
  }
  return refusal.field === null ? {} : { [refusal.field]: refusalText(refusal) }
}

function isWord(key: string): key is Word {
  return key in WORDS.zh
}
