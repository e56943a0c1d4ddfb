import 'element-plus/es/components/message-box/style/css'
import { ElMessageBox } from 'element-plus'
import { t } from '../words'

/** Asks before an act that cannot be taken back. */
export async function confirmed(title: string, text: string, yes: string): Promise<boolean> {
  try {
    await ElMessageBox.confirm(text, title, { confirmButtonText: yes, cancelButtonText: t('cancel') })
    return true
  } catch {
    return false
  }
}

/** Asks for a reason before an act; null where the person thought better of it. */
export async function asked(title: string, text: string, yes: string): Promise<string | null> {
  try {
    const { value } = await ElMessageBox.prompt(text, title, {
      confirmButtonText: yes,
      cancelButtonText: t('cancel'),
      inputPlaceholder: t('archiveReason'),
      inputValidator: (typed: string) => (typed ?? '').trim() !== '' || t('needReason'),
    })
    return value.trim()
  } catch {
    return null
  }
}
