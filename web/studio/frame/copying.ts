import { toast } from '@ui/base/toast'
import { t } from '../words'

/** Puts text on the clipboard and says so. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toast(t('copied'), 'good')
  } catch {
    // A page without TLS has no clipboard, and a person may have forbidden it.
    toast(t('notCopied'), 'bad')
  }
}
