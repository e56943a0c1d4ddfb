import type { Finding } from '@ui/live-protocol'
import { inAddress } from '../filters'

/** A host's line in which something was found, as the stream of findings tells it. */
export type FindingRow = {
  showId: string
  lineId: string
  at: string
  speaker: 'HUMAN' | 'DIGITAL'
  text: string
  verdict: 'violates' | 'needs_evidence'
  findings: Finding[]
  correctedAt: string | null
  state: 'new' | 'confirmed' | 'withdrawn'
  roomId: string
  merchantId: string
  shopName: string
  hostId: string
  hostName: string
  showTitle: string
  showState: string
  openedAt: string | null
}

/** A line of chat that the guard held back: nobody in the room saw it. */
export type HeldRow = {
  showId: string
  lineId: string
  at: string
  personId: string
  nickname: string
  staff: boolean
  text: string
  findings: Finding[]
  judgedBy: string
  times: number
  more: number
  lastAt: string
  merchantId: string
  shopName: string
  showTitle: string
  judgement: { ruling: HeldRuling; reason: string; officerId: string; officerName: string; at: string } | null
}

/** Whether the rules held a line back as they should. */
export type HeldRuling = 'right' | 'wrong'

/** What each rule held back, and what officers made of it. */
export type HeldByRule = { since: string; rules: { rule: string; lines: number; tries: number; rightly: number; wrongly: number }[] }

export type Spoken = { lineId: string; at: string; speaker: string; text: string; verdict: string; findings: Finding[]; correctedAt: string | null }
export type Rule = { id: string; category: string; severity: string; action: string; source: string; article: string; from: string; to: string | null; message: string; messageEn: string; rewrite: string | null }
export type Fact = { key: string; zh: string; en: string; value: string; unit: string | null; proof: string | null }
export type Product = {
  itemId: string
  productId: string
  title: string
  picture: string
  named: boolean
  sheet: { position: number; at: string; title: string; legalCategory: string; facts: Fact[] } | null
}
export type Lenient = {
  firstOffence: boolean
  sameRuleBefore: number
  sameRuleIn30Days: number
  correctedAfterSeconds: number | null
  ordersTouched: number
  simulatedOrders: number
  minorTouched: number
}
export type FindingSheet = {
  line: FindingRow
  around: Spoken[]
  ruleBase: string
  rules: Rule[]
  product: Product | null
  clip: { playlist: string; playMs: number; showMs: number; millis: number } | null
  lenient: Lenient
  judgements: { ruling: 'CONFIRMED' | 'WITHDRAWN'; reason: string; officerId: string; officerName: string; dossierId: string | null; at: string }[]
  dossiers: { dossierId: string; state: string; openedAt: string }[]
}

/** A finding that may belong to another: what they share. */
export type RelatedFinding = { line: FindingRow; same: ('rule' | 'claim' | 'product')[] }

export const FILTERS = ['q', 'show', 'shop', 'severity', 'category', 'verdict', 'corrected', 'state', 'from', 'until', 'held', 'judged', 'rule'] as const
export type Filter = (typeof FILTERS)[number]
export type Filters = Record<Filter, string>
export const { filtersOf, queryOf } = inAddress(FILTERS)

export const SEVERITIES = ['S1', 'S2', 'S3', 'S4'] as const
export const CATEGORIES = [
  'absolute_claim',
  'medical_claim',
  'health_food_claim',
  'cosmetic_efficacy',
  'medical_beauty',
  'price_fraud',
  'false_scarcity',
  'induced_private_deal',
  'investment_return',
  'minors',
  'vulgar',
  'counterfeit',
  'unfair_comparison',
  'state_symbol',
  'fake_authority',
  'missing_disclosure',
] as const

/** So long before the line the recording begins: what is written down was spoken just before. */
const LEAD_SECONDS = 10

export const keyOf = (row: { showId: string; lineId: string }): string => `${row.showId}/${row.lineId}`

/** The server is asked by moments; a page asks by days of the reader's own zone, the last one included. */
export function addressOf(filters: Filters): string {
  return `/api/officer/findings?${asked(filters, ['held', 'judged', 'rule'])}`
}

/** What was held back is judged already, and nobody heard it: of the filters only some can be asked. */
export function heldAddressOf(filters: Filters): string {
  return `/api/officer/findings/held?${asked(filters, ['held', 'verdict', 'corrected', 'state'])}`
}

function asked(filters: Filters, without: readonly Filter[]): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(queryOf(filters))) {
    if (!without.some((one) => one === name)) {
      query.set(name, name === 'from' ? dayBegins(value, 0) : name === 'until' ? dayBegins(value, 1) : value)
    }
  }
  query.set('limit', '30')
  return query.toString()
}

function dayBegins(day: string, later: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}

/** Where in the clip to begin, in seconds. */
export function startOf(clip: { playMs: number }): number {
  return Math.max(0, clip.playMs / 1000 - LEAD_SECONDS)
}

/** The gravest severity of some findings. */
export function gravestOf(findings: readonly Finding[]): string {
  return findings.reduce((worst, one) => (one.severity > worst ? one.severity : worst), '')
}

/** The address under which a pack of a finding is made. */
export function packOf(showId: string, lineId: string, reason: string): string {
  return `/api/officer/packs/finding?${new URLSearchParams({ show: showId, line: lineId, reason }).toString()}`
}
