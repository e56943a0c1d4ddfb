import type { Finding, TakenDown } from '@ui/live-protocol'
import { inAddress } from '../filters'
import type { Reason } from '../goods/goods'

export type FoundLine = { lineId: string; at: string; speaker: string; itemId: string | null; text: string; verdict: string; findings: Finding[]; takenDown: TakenDown | null }

/** When a line was said: a machine writes it down a while after. */
export function saidAt(line: FoundLine): string {
  return line.takenDown?.from ?? line.at
}

/** A part of a room's risk; its details are articles and titles, as they stand in either language. */
export type RiskPart = { why: 'findings' | 'evidence' | 'repeats' | 'uncorrected' | 'complaints' | 'counter' | 'measures'; points: number; count: number; details: string[] }

/** A room on air, with how closely to watch it. */
export type Room = {
  id: string
  roomId: string
  title: string
  shopName: string
  hostName: string
  hostKind: 'HUMAN' | 'DIGITAL'
  openedAt: string
  viewers: number
  simulatedViewers: number
  found: number
  asked: number
  risk: { score: number; parts: RiskPart[] }
  last: FoundLine | null
}

export const FILTERS = ['severity', 'group', 'category', 'uncorrected'] as const
export type Filter = (typeof FILTERS)[number]
export type Filters = Record<Filter, string>
export const { filtersOf, queryOf } = inAddress(FILTERS)

export function addressOf(filters: Filters): string {
  const asked = new URLSearchParams(queryOf(filters)).toString()
  return asked === '' ? '/api/govern/shows' : `/api/govern/shows?${asked}`
}

/** The parts as the list of reasons tells them, under names of their own. */
export function reasonsOf(parts: readonly RiskPart[]): Reason[] {
  return parts.map((part) => ({ why: `room-${part.why}`, points: part.points, count: part.count, details: part.details, detailsEn: part.details }))
}

/** From 60 points on a room is looked at first, from 25 on soon. */
export function lookOf(score: number): string {
  return score >= 60 ? 'bad' : score >= 25 ? 'care' : score > 0 ? '' : 'good'
}
