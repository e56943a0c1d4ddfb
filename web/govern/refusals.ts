import { ApiError } from '@ui/api'
import { attempting } from '@ui/attempt'
import { t, WORDS, type Word } from './words'

/** What to tell a person about a refusal: the server's words, which know what it is about, else our own by its code. */
export function refusalText(refusal: unknown): string {
  if (!(refusal instanceof ApiError)) {
    throw refusal
  }
  if (refusal.message !== '') {
    return refusal.message
  }
  const own = `refusal.${refusal.code}`
  return t(own in WORDS.zh ? (own as Word) : 'refusal.trouble', { retryAfterSeconds: refusal.retryAfterSeconds ?? 2 })
}

/** Does something on behalf of a person and says when it was refused; true when it was done. */
export const attempt = attempting(refusalText)

/** The same, but what the server says about one field of a form is handed to the form, to stand there. */
export async function attemptWith(field: string, act: () => Promise<unknown>, tell: (text: string) => void): Promise<boolean> {
  let told = false
  const done = await attempt(async () => {
    try {
      await act()
    } catch (refusal) {
      if (!(refusal instanceof ApiError) || refusal.field !== field) {
        throw refusal
      }
      told = true
      tell(refusalText(refusal))
    }
  })
  return done && !told
}
