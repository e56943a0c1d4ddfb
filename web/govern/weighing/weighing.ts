/** Ways to make lists, weighed by what was seen, as the server tells it. */
export type Estimate = { value: number; low: number; high: number }
export type Outcome = 'click' | 'watch' | 'cart' | 'pay'
export type Rates = { outcome: Outcome; ips: Estimate; snips: Estimate; dr: Estimate }
export type Basis = { places: number; people: number; effective: number; covered: number; clipped: number }
export type Unsaid = 'nothing_logged' | 'too_few_people' | 'not_covered' | 'too_much_clipped' | 'too_few_effective'
export type Way = { way: 'present' | 'no_trials' | 'relevance_only' | 'popularity'; unsaid: Unsaid | null; basis: Basis | null; outcomes: Rates[] }
export type OfKind = { kind: 'room' | 'product' | 'video'; ways: Way[] }
export type Weighed = {
  days: number
  state: 'running' | 'done' | 'failed'
  begunAt: string
  endedAt: string | null
  from: string
  until: string
  total: number
  done: number
  kinds: OfKind[]
}
export type Demands = {
  clip: number
  leastEffective: number
  leastPeople: number
  leastCame: number
  leastCovered: number
  mostClipped: number
  confidence: number
  mostDays: number
  mostPlaces: number
}
export type Board = { demands: Demands; last: Weighed | null }

const OUTCOMES: Outcome[] = ['click', 'watch', 'cart', 'pay']

/** A row an outcome; null where it came to too few people for a share to be told. */
export function rowsOf(way: Way): { outcome: Outcome; rates: Rates | null }[] {
  return OUTCOMES.map((outcome) => ({ outcome, rates: way.outcomes.find((one) => one.outcome === outcome) ?? null }))
}

/** A share in per cent with two digits behind the point, since few places lead to a payment. */
export function percentText(share: number): string {
  return `${(100 * share).toFixed(2)}%`
}

/** A bound that somebody chose, without digits that nobody chose: 95%. */
export function boundText(share: number): string {
  return `${Number((100 * share).toFixed(2))}%`
}

/** "1.25% (1.10–1.42%)"; an estimate may leave 0 to 100% where its weights are uneven, and is shown as it is. */
export function estimateText(one: Estimate): string {
  return `${percentText(one.value)} (${(100 * one.low).toFixed(2)}–${percentText(one.high)})`
}
