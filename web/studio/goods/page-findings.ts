import type { Finding } from '@ui/live'
import type { ProductDraft } from './product-draft'

/** Something found in what a page says, as the server tells it while one types. */
export type PageFinding = {
  field: string
  text: string
  verdict: 'violates' | 'needs_evidence'
  found: Finding
  /** Facts that would settle it, by their Chinese names. */
  asked: string[]
  messageEn: string
  /** Whether the page cannot be published with it. */
  refused: boolean
}

/** What stands in the field, for a label: a fact goes by its own name. */
export function placeOf(field: string, draft: ProductDraft): { part: 'title' | 'description' | 'fact' | 'after-sale' | 'sku'; name: string } {
  const number = Number(/\[(\d+)\]/.exec(field)?.[1] ?? '0')
  if (field.startsWith('facts')) {
    return { part: 'fact', name: draft.facts[number]?.key ?? '' }
  }
  if (field.startsWith('skus')) {
    return { part: 'sku', name: draft.skus[number]?.name ?? '' }
  }
  if (field.startsWith('afterSale')) {
    return { part: 'after-sale', name: '' }
  }
  return { part: field === 'title' ? 'title' : 'description', name: '' }
}

/** What keeps the page from being published first, then the graver. */
export function inOrder(findings: readonly PageFinding[]): PageFinding[] {
  return [...findings].sort((one, other) => Number(other.refused) - Number(one.refused) || other.found.severity.localeCompare(one.found.severity))
}
