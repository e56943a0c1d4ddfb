import { toast } from '@ui/base/toast'
import { t } from '../words'

/** Hands the room's address on: through the phone's own sheet where there is one, else through the clipboard. */
export async function shareRoom(showId: string, title: string): Promise<void> {
  const url = new URL(`/show/${showId}?via=share`, location.href).href
  if (typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches) {
    try {
      await navigator.share({ title, text: t('shareText', { title }), url })
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
