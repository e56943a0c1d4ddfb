/** What became of a script line: `stale`, `refused` and `skipped` will not be said. */
export type LineState = 'waiting' | 'speaking' | 'spoken' | 'stale' | 'refused' | 'skipped'
export type ScriptLine = { text: string; facts: string[]; state?: LineState }
export type HostStatus = {
  available: boolean
  reason: string | null
  state: 'off' | 'performing' | 'paused'
  current: { itemId: string | null; text: string } | null
  /** Why sentences are shown without sound; null while they are heard. */
  speech?: string | null
  script: { itemId: string; title: string; lines: ScriptLine[] }[]
}

export type Upcoming = { current: ScriptLine | null; next: (ScriptLine & { title: string })[] }

/** The sentence being said, with the facts it stands on, and those that come after it. */
export function upcoming(host: HostStatus, count: number): Upcoming {
  const all = host.script.flatMap((part) => part.lines.map((line) => ({ ...line, title: part.title })))
  const speaking = all.findIndex((line) => line.state === 'speaking')
  const sameText = all.findIndex((line) => line.text === host.current?.text)
  const at = speaking >= 0 ? speaking : sameText
  const current = host.current === null ? null : { text: host.current.text, facts: all[at]?.facts ?? [] }
  // Without states the place of the sentence is all there is to go by.
  const waiting = all.filter((line, index) => (line.state === undefined ? index > at : line.state !== 'spoken' && line.state !== 'speaking'))
  return { current, next: waiting.slice(0, count) }
}
