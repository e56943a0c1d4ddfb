import type { ChanceBar } from './chance'

/** What became of a script line: `stale`, `refused` and `skipped` will not be said. */
export type LineState = 'waiting' | 'speaking' | 'spoken' | 'stale' | 'refused' | 'skipped'
export type ScriptLine = { text: string; facts: string[]; state?: LineState }
export type HostUse = 'live_sale' | 'local_life' | 'business' | 'personal' | 'service'
export type HostTurn = 'at_once' | 'next_clause' | 'next_sentence'
export type HostSetting = { use: HostUse; turn: HostTurn; labelSeconds: number }
export type RankReason = 'flash_running' | 'flash_soon' | 'asked' | 'sells' | 'stock' | 'nearly_gone'
export type NextItem = { itemId: string; score: number; reasons: { reason: RankReason; points: number }[] }
/** A flash sale that she may begin; `bar` is why she does not now. */
export type HostSale = { allowedId: string; itemId: string; bar: ChanceBar | null }
export type HostCall = { id: string; why: 'complaint' | 'unsure' | 'governance' | 'measure' | 'trouble'; text: string; at: string; times: number }
/** Where the script goes on; the line and the sentence count from 0. */
export type ScriptPlace = { itemId: string; line: number; sentence: number }
export type ScriptPart = { itemId: string; title: string; lines: ScriptLine[] }
export type BodyTrouble = 'no_picture' | 'unreachable' | 'refused' | 'late' | 'other_words'
/** The engine that moves the host; `trouble` is why the drawn presenter is seen, `strange` how often it spoke what was not ours. */
export type HostBody = { engine: string; trouble: BodyTrouble | null; again: string | null; strange: number }
export type HostStatus = {
  available: boolean
  reason: string | null
  state: 'off' | 'performing' | 'paused'
  current: { itemId: string | null; text: string; occasion?: string; facts?: string[] } | null
  /** Why sentences are shown without sound; null while they are heard. */
  speech?: string | null
  script: ScriptPart[]
  /** Absent from what was written before there were any of these. */
  onAir?: boolean
  setting?: HostSetting
  body?: HostBody | null
  engines?: { name: string; trouble: string }[]
  cursor?: ScriptPlace | null
  order?: NextItem[]
  sales?: HostSale[]
  calls?: HostCall[]
  questions?: number
  labelledAt?: string | null
  restarts?: number
}

/** A line as the host said it, with how it came to be said. */
export type SaidLine = {
  lineId: string
  at: string
  speaker: string
  itemId: string | null
  text: string
  verdict: string
  judgedBy: string | null
  made: { occasion: string; facts: string[]; engine: string } | null
}

export const USES: readonly HostUse[] = ['live_sale', 'local_life', 'business', 'personal', 'service']
export const TURNS: readonly HostTurn[] = ['at_once', 'next_clause', 'next_sentence']

/** When questions are answered, as each use comes ready-made; the server has the last word. */
export const USUAL_TURN: Record<HostUse, HostTurn> = {
  live_sale: 'at_once',
  local_life: 'next_clause',
  business: 'next_sentence',
  personal: 'next_clause',
  service: 'at_once',
}

export type Upcoming = { current: ScriptLine | null; next: (ScriptLine & { title: string })[] }

/** The sentence being said, with the facts it stands on, and those that come after it. */
export function upcoming(host: HostStatus, count: number): Upcoming {
  const all = host.script.flatMap((part) => part.lines.map((line) => ({ ...line, title: part.title })))
  const speaking = all.findIndex((line) => line.state === 'speaking')
  const sameText = all.findIndex((line) => line.text === host.current?.text)
  const at = speaking >= 0 ? speaking : sameText
  const current = host.current === null ? null : { text: host.current.text, facts: host.current.facts ?? all[at]?.facts ?? [] }
  // Without states the place of the sentence is all there is to go by.
  const waiting = all.filter((line, index) => (line.state === undefined ? index > at : line.state !== 'spoken' && line.state !== 'speaking'))
  return { current, next: waiting.slice(0, count) }
}

/** The calls that have come, or come once more, since the reading before: those that ring. */
export function freshCalls(before: HostCall[], now: HostCall[]): HostCall[] {
  const times = new Map(before.map((call) => [call.id, call.times]))
  return now.filter((call) => call.times > (times.get(call.id) ?? 0))
}

/** Where the script goes on once the line under the cursor has been said; null at the end of its part. */
export function lineAfter(script: ScriptPart[], at: ScriptPlace): ScriptPlace | null {
  const part = script.find((one) => one.itemId === at.itemId)
  return part !== undefined && at.line + 1 < part.lines.length ? { itemId: at.itemId, line: at.line + 1, sentence: 0 } : null
}
