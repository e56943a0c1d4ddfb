/** How the way from this browser's camera to the show stands. */
export type LinkState = 'off' | 'connecting' | 'live' | 'retrying' | 'busy' | 'taken' | 'failed'

/** What the server tells about the picture that it makes of ours. */
export type LinkFigures = { live: boolean; width: number; height: number; bitrate: number; viewers: number; waiting: number }

export type Form = 'portrait' | 'as-is'

/** As much of a WebSocket as is needed. */
export type Wire = {
  readonly bufferedAmount: number
  send(data: string | ArrayBuffer): void
  close(): void
}

export type WireEvents = { open(): void; text(text: string): void; closed(): void }

/** What records camera and microphone; it begins with the head of a new file each time it is started. */
export type Recording = { stop(): void }

export type LinkWorld = {
  connect(events: WireEvents): Wire
  record(piece: (bytes: ArrayBuffer) => void): Recording
  after(milliseconds: number, act: () => void): () => void
}

/** More than this waiting in the browser means that the line is too slow for the picture: a break is better than a lag. */
export const MOST_WAITING = 6_000_000
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 15_000
const MOST_FRUITLESS = 4

/** Sends a camera's pieces to the show; after a break it comes back with a new recording. */
export class CameraLink {
  private wire: Wire | null = null
  private recording: Recording | null = null
  private pause = FIRST_PAUSE
  private fruitless = 0
  private stopClock: () => void = nothing
  private state: LinkState = 'off'

  constructor(
    private readonly form: Form,
    private readonly world: LinkWorld,
    private readonly tell: (state: LinkState, figures: LinkFigures | null) => void,
  ) {}

  start(): void {
    this.stopClock()
    this.pause = FIRST_PAUSE
    this.fruitless = 0
    this.become('connecting')
    this.connect()
  }

  /** Ends as agreed: the last picture still goes out. */
  stop(): void {
    this.stopClock()
    this.recording?.stop()
    this.recording = null
    const wire = this.wire
    this.wire = null
    if (wire !== null) {
      try {
        wire.send('{"type":"end"}')
      } catch {
        // It was closing already.
      }
      // The server closes when the last picture is out; this is for one that does not.
      this.stopClock = this.world.after(3_000, () => wire.close())
    }
    this.become('off')
  }

  private connect(): void {
    let mine: Wire | null = null
    const current = () => mine !== null && this.wire === mine
    mine = this.world.connect({
      open: () => current() && this.wire?.send(JSON.stringify({ type: 'start', form: this.form })),
      text: (text) => current() && this.hear(text),
      closed: () => current() && this.lost(),
    })
    this.wire = mine
  }

  private hear(text: string): void {
    const word = JSON.parse(text) as { type: string; why?: string } & LinkFigures
    switch (word.type) {
      case 'ready': {
        this.fruitless = 0
        // A recorder that was stopped still tells its last piece; it is none of the next line's business.
        const wire = this.wire
        this.recording = this.world.record((bytes) => this.wire === wire && this.send(bytes))
        break
      }
      case 'state':
        if (word.live) {
          this.pause = FIRST_PAUSE
          this.become('live', word)
        }
        break
      case 'bye':
        this.bye(word.why ?? '')
        break
    }
  }

  private send(bytes: ArrayBuffer): void {
    const wire = this.wire
    if (wire === null) {
      return
    }
    if (wire.bufferedAmount > MOST_WAITING) {
      this.lost()
    } else {
      wire.send(bytes)
    }
  }

  private bye(why: string): void {
    if (why === 'busy' || why === 'taken') {
      this.drop()
      this.become(why)
    } else if (why === 'nonsense' || why === 'container') {
      this.drop()
      this.become('failed')
    } else {
      this.lost()
    }
  }

  private lost(): void {
    this.drop()
    this.fruitless++
    if (this.fruitless > MOST_FRUITLESS) {
      this.become('failed')
      return
    }
    this.become('retrying')
    this.stopClock = this.world.after(this.pause, () => this.connect())
    this.pause = Math.min(LONGEST_PAUSE, this.pause * 2)
  }

  private drop(): void {
    this.recording?.stop()
    this.recording = null
    const wire = this.wire
    this.wire = null
    wire?.close()
  }

  private become(state: LinkState, figures: LinkFigures | null = null): void {
    this.state = state
    this.tell(this.state, figures)
  }
}

function nothing(): void {
  // Stands where a clock would be stopped but none runs.
}
