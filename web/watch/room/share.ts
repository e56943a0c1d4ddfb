import { toast } from '@ui/base/toast'
import { t } from '../words'

/** Hands the room's address on: through the phone's own sheet where there is one, else through the clipboard. */
export function shareRoom(showId: string, title: string): Promise<void> {
  return handOn(`/show/${showId}?via=share`, title, t('shareText', { title }))
}

/** Hands a film's address on in the same way. */
export function shareFilm(filmId: string, title: string): Promise<void> {
  return handOn(`/films/${filmId}`, title, t('filmShareText', { title }))
}

async function handOn(path: string, title: string, text: string): Promise<void> {
  const url = new URL(path, location.href).href
  if (typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches) {
    try {
      await navigator.share({ title, text, url })
      return
    } catch (reason) {
      if (reason instanceof DOMException && reason.name === 'AbortError') {
        return
      }
    }
  }
  await copy(url, t('shareCopied'), t('shareFailed'))
}

export async function copy(text: string, done: string, failed: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toast(done, 'good')
  } catch {
    toast(failed, 'bad')
  }
}
