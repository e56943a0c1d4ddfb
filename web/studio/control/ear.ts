/** How listening to a show stands, as the server tells it. */
export type EarView = {
  /** The engine's kind; null where the site has none. */
  kind: string | null
  /** The host that the sound is sent to; null where it stays on the server. */
  sentTo: string | null
  on: boolean
  /** Whether the asker may switch it. */
  own: boolean
  state: 'off' | 'refused' | 'waiting' | 'silent' | 'listening' | 'behind' | 'trouble'
  why: string | null
  sentences: number
  droppedSeconds: number
  /** Lines that were taken down and may not have been written into the record. */
  lost: number
  half: string
  lastText: string | null
  lastAt: string | null
  /** How reading the picture stands; null where the site does not. */
  screen: { seconds: number; read: number; skipped: number; failed: number } | null
}

/** While the server takes the host's words down, the browser must not do so as well. */
export function takesDown(ear: EarView | null): boolean {
  return ear !== null && (ear.state === 'listening' || ear.state === 'behind')
}

/** How a state looks: well, worth a look, or wrong. */
export function toneOf(state: EarView['state']): 'good' | 'care' | 'bad' | 'quiet' {
  switch (state) {
    case 'listening':
      return 'good'
    case 'behind':
    case 'silent':
      return 'care'
    case 'trouble':
      return 'bad'
    case 'off':
    case 'refused':
    case 'waiting':
      return 'quiet'
  }
}
