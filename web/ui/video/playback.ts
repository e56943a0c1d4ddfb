/** The ways a picture can reach the page: low-latency FLV, HLS in script, HLS by the browser itself. */
export type Way = 'flv' | 'hls' | 'native'

/** A player at work on the page's video element. */
export type Player = { destroy(): void }

/** What a player tells: the picture moves; or it has ended, failed or stands still, which is all the same to us. */
export type PlayerEvents = { playing(): void; broken(): void }

export type PlaybackStatus = 'starting' | 'playing' | 'recovering' | 'stopped'

export type PlaybackWorld = {
  make(way: Way, events: PlayerEvents): Player
  after(milliseconds: number, act: () => void): () => void
  /** Called before a player goes, so that its last picture can be kept. */
  keepPicture(): void
}

export const STARTS_WITHIN = 8_000
/** A picture that moved this long makes an earlier trouble forgotten. */
export const STEADY_AFTER = 20_000
/** A way that breaks so often soon after its start is left for the next one. */
export const SHORT_LIVED = 3
/** After so many tries in vain a viewer is told; the tries go on. */
export const HOPELESS_AFTER = 3
const FIRST_WAIT = 400
const LONGEST_WAIT = 8_000

/** The ways this browser knows, the best first. */
export function waysFor(can: { mediaSource: boolean; nativeHls: boolean }): Way[] {
  if (can.mediaSource) {
    return ['flv', 'hls']
  }
  return can.nativeHls ? ['native'] : []
}

/**
 * Keeps a picture on the page. A way that worked and broke is tried again first, for a source that switches ends its
 * stream; a way that does not come back is left for the next one, with longer and longer waits.
 */
export class Playback {
  private player: Player | null = null
  private index = 0
  private round = 0
  private workedThisTime = false
  private steady = false
  /** How often in a row no picture came. */
  private vain = 0
  /** How often in a row a way broke soon after it had begun to work. */
  private shortLived = 0
  private stopClock = nothing
  private stopSteadyClock = nothing

  constructor(
    private readonly ways: readonly Way[],
    private readonly world: PlaybackWorld,
    private readonly tell: (status: PlaybackStatus, way: Way | null) => void,
  ) {}

  start(): void {
    if (this.player === null && this.ways.length > 0) {
      this.index = 0
      this.round = 0
      this.tell('starting', this.way())
      this.play()
    }
  }

  /** Whether it may be said that no picture can be had; a try or two fail while a show begins or its source changes. */
  isHopeless(): boolean {
    return this.ways.length === 0 || this.vain >= HOPELESS_AFTER
  }

  stop(): void {
    this.drop()
    this.tell('stopped', null)
  }

  /** The network is back, or the page was asked to: no more waiting. */
  nudge(): void {
    if (this.player === null && this.ways.length > 0) {
      this.stopClock()
      this.round = 0
      this.play()
    }
  }

  private play(): void {
    const way = this.way()
    if (way === null) {
      return
    }
    this.workedThisTime = false
    this.steady = false
    // A player may tell late things after it was dropped; only the one at work is heard.
    const mine: { player: Player | null; gone: boolean } = { player: null, gone: false }
    const current = () => !mine.gone && (mine.player === null || this.player === mine.player)
    mine.player = this.world.make(way, {
      playing: () => current() && this.works(),
      broken: () => {
        if (current()) {
          mine.gone = true
          this.breaks()
        }
      },
    })
    if (mine.gone) {
      mine.player.destroy()
      return
    }
    this.player = mine.player
    this.stopClock = this.world.after(STARTS_WITHIN, () => {
      mine.gone = true
      this.breaks()
    })
  }

  private works(): void {
    if (this.workedThisTime) {
      return
    }
    this.workedThisTime = true
    this.vain = 0
    this.stopClock()
    this.tell('playing', this.way())
    this.stopSteadyClock = this.world.after(STEADY_AFTER, () => {
      this.steady = true
      this.shortLived = 0
      this.round = 0
    })
  }

  private breaks(): void {
    this.drop()
    this.vain = this.workedThisTime ? 0 : this.vain + 1
    this.tell('recovering', this.way())
    this.index = this.nextIndex()
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.round)
    this.round++
    this.stopClock = this.world.after(wait, () => this.play())
  }

  private nextIndex(): number {
    if (this.steady) {
      // After a long good picture the best way is tried anew: what made us leave it may be over.
      return 0
    }
    if (this.workedThisTime && ++this.shortLived < SHORT_LIVED) {
      return this.index
    }
    this.shortLived = 0
    return (this.index + 1) % this.ways.length
  }

  private drop(): void {
    this.stopClock()
    this.stopSteadyClock()
    const player = this.player
    this.player = null
    if (player !== null) {
      this.world.keepPicture()
      player.destroy()
    }
  }

  private way(): Way | null {
    return this.ways[this.index] ?? null
  }
}

function nothing(): void {
  // Stands where a clock would be stopped but none runs.
}
