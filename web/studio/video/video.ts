/** A place outside to which the picture is pushed. */
export type Target = {
  id: string
  name: string
  address: string
  /** The end of the key only. */
  key: string
  wanted: boolean
  state: 'stopped' | 'waiting' | 'connecting' | 'live' | 'failed'
  since: string | null
  why: string | null
  nextTry: string | null
}

/** How a show's recording stands. */
export type RecordingState = {
  on: boolean
  running: boolean
  trouble: 'disk-full' | 'cannot-write' | null
  published: boolean
  keepDays: number
  pieces: number
  bytes: number
  millis: number
  playlist: string | null
}

export function bytesText(bytes: number): string {
  return bytes >= 1_000_000_000 ? `${(bytes / 1_000_000_000).toFixed(2)} GB` : `${Math.round(bytes / 100_000) / 10} MB`
}
