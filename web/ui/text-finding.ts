import { toast } from './base/toast'
import { t } from './found-words'
import { currentLanguage } from './i18n'

/** What was found in a title, a name or a teaser and yet let pass, as the server tells it when it is saved. */
export type TextFinding = {
  field: string
  words: string
  verdict: 'violates' | 'needs_evidence'
  severity: string
  rule: string
  article: string
  message: string
  messageEn: string
  rewrite: string | null
}

/** So long what was found can be read. */
const FOUND_FOR = 15_000

/** What was found, in one line: the words, why, the article, and what may be written instead; empty where nothing was. */
export function foundText(findings: readonly TextFinding[] | undefined): string {
  return (findings ?? []).map((one) => `「${one.words}」${currentLanguage.value === 'en' ? one.messageEn : one.message}（${one.article}）${one.rewrite === null ? '' : ` → ${one.rewrite}`}`).join('；')
}

/** Says what was found in what has just been saved; nothing where nothing was. */
export function tellFound(findings: readonly TextFinding[]): void {
  if (findings.length > 0) {
    toast(t('savedButFound', { found: foundText(findings) }), 'bad', FOUND_FOR)
  }
}
