import { fold, type LiveState } from './live-fold'
import type { Answers, ByeReason, Desk, FromServer, Offset, Own, Receipt, Refusal, Request } from './live-protocol'

export { fold, TALK_KEPT, type LiveState } from './live-fold'
export type * from './live-protocol'

/** The server understood a request and said no; or it could not be asked: code `offline`, `lost` or `too-slow`. */
export class LiveRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly data: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.name = 'LiveRefusal'
  }

  /** Whether the request may have been done all the same: it left, and no receipt came. */
  get unknown(): boolean {
    return this.code === 'lost' || this.code === 'too-slow'
  }
}

export type Connection = 'connecting' | 'open' | 'waiting' | 'ended'

/** The part of a WebSocket that the client uses. */
export type Socket = {
  send(text: string): void
  close(): void
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: (() => void) | null
  onerror: (() => void) | null
}

/** Time, chance and the network, handed in so that tests own them. */
export type LiveWorld = {
  open(url: string): Socket
  after(milliseconds: number, act: () => void): () => void
  chance(): number
}

export type LiveListener = {
  state?(state: LiveState): void
  connection?(connection: Connection, bye: ByeReason | null): void
  own?(own: Own): void
  desk?(desk: Desk): void
}

export const PING_EVERY = 15_000
/** Two pings without any frame: the line is dead though no close came. */
export const DEAD_AFTER = 2 * PING_EVERY + 5_000
export const ANSWER_WITHIN = 8_000
const FIRST_WAIT = 500
const LONGEST_WAIT = 15_000

/** How long to wait before the next try: twice as long each time, half of it by chance, so that viewers spread. */
export function backoff(tries: number, chance: number): number {
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries)
  return longest / 2 + (longest / 2) * chance
}

type Waiting = {
  k: Request['k']
  settle(receipt: Receipt): void
  fail(refusal: LiveRefusal): void
  stopClock(): void
}

/** One viewer's line to one show: connects, folds what comes, asks, and comes back by itself after a break. */
export class LiveClient {
  private socket: Socket | null = null
  private now: LiveState | null = null
  private connection: Connection = 'ended'
  private bye: ByeReason | null = null
  private greeted = false
  private tries = 0
  private nextId = 1
  private readonly waiting = new Map<number, Waiting>()
  private stopRetry = nothing
  private stopPing = nothing
  private stopDeadClock = nothing

  constructor(
    private readonly url: string,
    private readonly listener: LiveListener,
    private readonly world: LiveWorld = browserWorld(),
  ) {}

  get state(): LiveState | null {
    return this.now
  }

  /** Starts, or starts again at once: after signing in, or when the network is back. */
  connect(): void {
    this.stopRetry()
    this.letGo()
    this.bye = null
    this.tell('connecting')
    const socket = this.world.open(this.address())
    this.socket = socket
    socket.onopen = () => this.awaitLife()
    socket.onmessage = (event) => this.receive(String(event.data))
    socket.onclose = () => this.lost(socket)
    socket.onerror = () => this.lost(socket)
  }

  close(): void {
    this.stopRetry()
    this.letGo()
    this.tell('ended')
  }

  /** Sends a request; the promise ends with the receipt, or with a {@link LiveRefusal}. */
  request<K extends Request['k']>(request: Extract<Request, { k: K }>): Promise<Answers[K]> {
    if (this.socket === null || !this.greeted) {
      return Promise.reject(new LiveRefusal('offline', ''))
    }
    const id = this.nextId++
    const socket = this.socket
    return new Promise<Answers[K]>((resolve, reject) => {
      const stopClock = this.world.after(ANSWER_WITHIN, () => {
        this.waiting.delete(id)
        reject(new LiveRefusal('too-slow', ''))
      })
      this.waiting.set(id, {
        k: request.k,
        stopClock,
        settle: (receipt) => (receipt.ok ? resolve(receipt.d as Answers[K]) : reject(refused(receipt.refusal))),
        fail: reject,
      })
      socket.send(JSON.stringify({ id, ...request }))
    })
  }

  private receive(text: string): void {
    this.awaitLife()
    const message = JSON.parse(text) as FromServer
    switch (message.k) {
      case 'hello':
        this.greet()
        break
      case 'receipt':
        this.settle(message)
        break
      case 'own':
        this.listener.own?.(message)
        break
      case 'desk':
        this.listener.desk?.(message)
        break
      case 'bye':
        this.bye = message.reason
        break
      case 'frame':
        break
    }
    const next = fold(this.now, message)
    if (next !== null && next !== this.now) {
      this.now = next
      this.listener.state?.(next)
    }
  }

  private greet(): void {
    this.greeted = true
    this.tries = 0
    this.tell('open')
    this.pingLater()
  }

  private settle(receipt: Receipt): void {
    const waiting = this.waiting.get(receipt.id)
    this.waiting.delete(receipt.id)
    waiting?.stopClock()
    waiting?.settle(receipt)
  }

  private pingLater(): void {
    this.stopPing()
    this.stopPing = this.world.after(PING_EVERY, () => {
      // A lost ping needs no word of its own: the line's own clock notices.
      this.request({ k: 'ping' }).catch(nothing)
      this.pingLater()
    })
  }

  private awaitLife(): void {
    this.stopDeadClock()
    const socket = this.socket
    this.stopDeadClock = this.world.after(DEAD_AFTER, () => {
      if (socket !== null) {
        this.lost(socket)
      }
    })
  }

  private lost(socket: Socket): void {
    if (socket !== this.socket) {
      return
    }
    this.letGo()
    if (isFinal(this.bye)) {
      this.tell('ended')
      return
    }
    this.tell('waiting')
    if (this.bye === 'flood') {
      this.tries = Math.max(this.tries, 5)
    }
    this.stopRetry = this.world.after(backoff(this.tries++, this.world.chance()), () => this.connect())
  }

  private letGo(): void {
    this.stopPing()
    this.stopDeadClock()
    this.greeted = false
    const socket = this.socket
    this.socket = null
    if (socket !== null) {
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null
      socket.close()
    }
    for (const waiting of this.waiting.values()) {
      waiting.stopClock()
      waiting.fail(new LiveRefusal('lost', ''))
    }
    this.waiting.clear()
  }

  private address(): string {
    const from: Offset | undefined = this.now?.at
    return from === undefined ? this.url : `${this.url}${this.url.includes('?') ? '&' : '?'}from=${from}`
  }

  private tell(connection: Connection): void {
    if (connection !== this.connection || this.bye !== null) {
      this.connection = connection
      this.listener.connection?.(connection, this.bye)
    }
  }
}

/** The socket's address of a show: as the server gave it, absolute or a path, over ws or wss as this page is. */
export function socketUrl(given: string, page: { href: string; protocol: string }): string {
  const url = new URL(given, page.href)
  url.protocol = url.protocol === 'wss:' || page.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

function isFinal(bye: ByeReason | null): boolean {
  switch (bye) {
    case 'replaced':
    case 'forbidden':
    case 'closed':
      return true
    case 'slow':
    case 'signed-out':
    case 'shutdown':
    case 'flood':
    case null:
      return false
  }
}

function refused(refusal: Refusal | undefined): LiveRefusal {
  const { code, message, ...data } = refusal ?? { code: 'nonsense' }
  return new LiveRefusal(code, typeof message === 'string' ? message : '', data)
}

function nothing(): void {
  // Stands where a clock would be stopped but none runs.
}

function browserWorld(): LiveWorld {
  return {
    open: (url) => new WebSocket(url) as unknown as Socket,
    after: (milliseconds, act) => {
      const clock = setTimeout(act, milliseconds)
      return () => clearTimeout(clock)
    },
    chance: () => Math.random(),
  }
}
