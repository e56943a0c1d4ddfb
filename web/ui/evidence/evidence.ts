import { api } from '../api'
import type { Finding, HostKind } from '../live-protocol'
import type { Money } from '../money'

/** What the record of a show says about one order, as the server gathered it from the journal. */
export type ShowEvidence = {
  caseId: string
  orderId: string
  showId: string
  title: string
  shelf: boolean
  openedAt: string | null
  lines: EvidenceLine[]
  marks: Mark[]
  leftOut: number
  pieces: Piece[]
  playlist: string | null
  millis: number
}
export type EvidenceLine = {
  number: number
  inCase: boolean
  itemId: string
  productId: string
  skuId: string
  title: string
  picture: string
  skuName: string
  pieces: number
  priceVersion: string
  price: Money
  promised: string[]
  hoursToShip: number
  listing: Listing | null
  prices: PriceSet[]
}
export type Listing = {
  position: number
  at: string
  title: string
  legalCategory: string
  facts: { key: string; zh: string; en: string; value: string; unit: string | null; proof: string | null }[]
  promises: { kind: string; amount: number }[]
}
export type PriceSet = { position: number; at: string; priceVersion: string; price: Money; reason: string }
export const KINDS = ['OPENED', 'LINED_UP', 'PINNED', 'UNPINNED', 'PRICE', 'FLASH_STARTED', 'FLASH_ENDED', 'HOST_LINE', 'OWN_LINE', 'CLAIMED', 'PAID', 'CLOSED'] as const
export type MarkKind = (typeof KINDS)[number]
export type Why = 'ON_SCREEN' | 'ABOUT_IT' | 'NAMED' | 'AFTER_QUESTION'
export type Mark = {
  position: number
  at: string
  showMs: number
  kind: MarkKind
  itemId: string | null
  said: { text: string; speaker: HostKind | null; why: Why | null; verdict: string | null; findings: Finding[] } | null
  priced: { skuId: string; priceVersion: string; price: Money; reason: string } | null
  spot: { piece: number; offsetMs: number; playMs: number } | null
}
export type Piece = { number: number; position: number; from: string; to: string; fromMs: number; toMs: number; bytes: number; sha256: string; kept: boolean }

export function readEvidence(caseId: string): Promise<ShowEvidence> {
  return api.get<ShowEvidence>(`/api/after-sales/${encodeURIComponent(caseId)}/show-evidence`)
}

/** Whether the guard found something in what was said. */
export function isFound(mark: Mark): boolean {
  return (mark.said?.findings.length ?? 0) > 0
}

/** A sentence is read from its beginning, and the record is written when it ends or a little after it begins. */
const LEAD_MS = 3_000

/** Where to begin playing, in seconds, so that a moment is seen and what led to it is heard. */
export function startOf(mark: Mark): number | null {
  return mark.spot === null ? null : Math.max(0, mark.spot.playMs - LEAD_MS) / 1_000
}

/** The mark that is being shown at a second of the playlist: the last that has begun; -1 before the first. */
export function markAt(marks: readonly Mark[], seconds: number): number {
  let found = -1
  marks.forEach((mark, index) => {
    if (mark.spot !== null && mark.spot.playMs <= seconds * 1_000 + 250) {
      found = index
    }
  })
  return found
}

/** The marks of the chosen sorts; `said` stands for the host's lines, `found` for those of them with findings. */
export function chosenMarks(marks: readonly Mark[], only: 'all' | 'found' | 'deal'): Mark[] {
  return marks.filter((mark) => {
    switch (only) {
      case 'all':
        return true
      case 'found':
        return isFound(mark)
      case 'deal':
        return mark.said === null
    }
  })
}
