import type { FactDraft } from './product-draft'

/** A fact that a manual states, with the passage that it stands in; `from` and `to` bound the value there. */
export type Proposal = {
  key: string
  zh: string
  en: string
  value: string
  unit: string | null
  known: boolean
  page: number
  line: number
  passage: string
  from: number
  to: number
}
export type Manual = { id: string; name: string; kind: 'pdf' | 'docx' | 'picture' | 'text'; pages: number; scanned: number; proposals: Proposal[] }
export type FactSource = { key: string; manualId: string; name: string; page: number; passage: string; from: number; to: number }
/** How a proposal stands to the sheet: not on it, on it just so, or with another value. */
export type Standing = 'new' | 'same' | 'differs'

export function standing(proposal: Proposal, facts: readonly FactDraft[]): Standing {
  const now = facts.find((fact) => fact.key === proposal.key)
  if (now === undefined) {
    return 'new'
  }
  return now.value.trim() === proposal.value && now.unit.trim() === (proposal.unit ?? '') ? 'same' : 'differs'
}

/** Which to tick at first: what the vocabulary knows, the sheet lacks, and the manual states in one way only. */
export function tickedAtFirst(proposals: readonly Proposal[], facts: readonly FactDraft[]): number[] {
  return proposals.flatMap((one, index) => {
    const rivals = proposals.filter((other) => other.key === one.key).length
    return one.known && rivals === 1 && standing(one, facts) === 'new' ? [index] : []
  })
}

/** The sheet with what was taken. A fact whose value becomes another loses its proof: that was of the value before. */
export function withTaken(facts: readonly FactDraft[], taken: readonly Proposal[]): FactDraft[] {
  const sheet = facts.filter((fact) => fact.key !== '' || fact.value !== '')
  for (const one of taken) {
    const fresh: FactDraft = { key: one.key, value: one.value, unit: one.unit ?? '', proof: null }
    const at = sheet.findIndex((fact) => fact.key === one.key)
    if (at < 0) {
      sheet.push(fresh)
    } else if (standing(one, sheet) === 'differs') {
      sheet[at] = fresh
    }
  }
  return sheet
}
