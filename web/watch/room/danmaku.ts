import type { Line } from '@ui/live'

/** The width of a letter on the screen, near enough to know when a lane is free: 1 for a Chinese one, 0.56 for others. */
const NARROW = 0.56
const LETTER = 16
const GAP = 40

/** A line on its way: which lane, how wide it is thought to be, how long it flies. */
export type Flight = { line: Line; lane: number; milliseconds: number }

export type Sky = { width: number; lanes: number; pixelsPerSecond: number; most: number }

export function widthOf(text: string): number {
  let letters = 0
  for (const letter of text) {
    letters += letter.charCodeAt(0) > 0xff ? 1 : NARROW
  }
  return letters * LETTER
}

/**
 * Who may fly and where. Lanes, and lines in the air, are bounded: what finds no free lane is left out, for it stands in
 * the talk as well. One's own line waits for nobody. Nothing is measured on the page, so that nothing is laid out for it.
 */
export class Traffic {
  private readonly freeAt: number[] = []
  private readonly landings: number[] = []

  take(line: Line, now: number, sky: Sky): Flight | null {
    while ((this.landings[0] ?? Infinity) <= now) {
      this.landings.shift()
    }
    if (this.landings.length >= sky.most || sky.lanes < 1 || sky.width < 1) {
      return null
    }
    const lane = this.lane(now, sky.lanes, line.own)
    if (lane === null) {
      return null
    }
    const width = widthOf(line.text) + GAP
    const milliseconds = Math.round(((sky.width + width) / sky.pixelsPerSecond) * 1_000)
    this.freeAt[lane] = now + (width / sky.pixelsPerSecond) * 1_000
    this.landings.push(now + milliseconds)
    this.landings.sort((one, other) => one - other)
    return { line, lane, milliseconds }
  }

  /** All lanes are free again: the page was away, or the screen turned. */
  clear(): void {
    this.freeAt.length = 0
    this.landings.length = 0
  }

  private lane(now: number, lanes: number, own: boolean): number | null {
    let soonest = 0
    for (let lane = 0; lane < lanes; lane++) {
      if ((this.freeAt[lane] ?? 0) <= now) {
        return lane
      }
      if ((this.freeAt[lane] ?? 0) < (this.freeAt[soonest] ?? 0)) {
        soonest = lane
      }
    }
    return own ? soonest : null
  }
}
