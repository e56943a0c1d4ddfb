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
