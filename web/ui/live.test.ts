import { describe, expect, test } from 'vitest'
import {
  ANSWER_WITHIN,
  backoff,
  type Connection,
  DEAD_AFTER,
  LiveClient,
  LiveRefusal,
  PING_EVERY,
  type Socket,
  socketUrl,
} from './live'
import type { FromServer, Hello } from './live-protocol'

/** A network and a clock that a test drives by hand. */
class FakeWorld {
  readonly sockets: FakeSocket[] = []
  private now = 0
  private clocks: { at: number; act: () => void }[] = []

  open = (url: string): Socket => {
    const socket = new FakeSocket(url)
    this.sockets.push(socket)
    return socket
  }

  after = (milliseconds: number, act: () => void) => {
    const clock = { at: this.now + milliseconds, act }
    this.clocks.push(clock)
    return () => {
      this.clocks = this.clocks.filter((other) => other !== clock)
    }
  }

  chance = () => 0.5

  pass(milliseconds: number): void {
    const until = this.now + milliseconds
    for (;;) {
      const next = this.clocks.filter((clock) => clock.at <= until).sort((one, other) => one.at - other.at)[0]
      if (next === undefined) {
        break
      }
      this.clocks = this.clocks.filter((clock) => clock !== next)
      this.now = next.at
      next.act()
    }
    this.now = until
  }

  get last(): FakeSocket {
    const socket = this.sockets.at(-1)
    if (socket === undefined) {
      throw new Error('no socket was opened')
    }
    return socket
  }
}

class FakeSocket implements Socket {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: (() => void) | null = null
  onerror: (() => void) | null = null
  readonly sent: Record<string, unknown>[] = []
  closed = false

  constructor(readonly url: string) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>)
  }

  close(): void {
    this.closed = true
  }

  says(message: FromServer): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }

  breaks(): void {
    this.onclose?.()
  }
}

const HELLO: Hello = {
  k: 'hello',
  at: 100,
  you: null,
  resumed: false,
  state: {
    show: { id: '1', roomId: '1', title: '茶', state: 'open', hostKind: 'HUMAN', merchantId: '9', hostId: '5' },
    pinned: null,
    items: [],
    viewers: 0,
    likes: 0,
    visits: 0,
    talk: [],
  },
}

function connected() {
  const world = new FakeWorld()
  const seen: Connection[] = []
  const client = new LiveClient('ws://host/live?show=1', { connection: (now) => seen.push(now) }, world)
  client.connect()
  world.last.says(HELLO)
  return { world, client, seen }
}

const outcome = (promise: Promise<unknown>) =>
  promise.then(
    (answer) => ({ answer }),
    (refusal: unknown) => ({ code: refusal instanceof LiveRefusal ? refusal.code : 'not a refusal', refusal }),
  )

describe('asking', () => {
  test('each request gets the receipt with its own number, in whatever order they come', async () => {
    const { world, client } = connected()
    const first = client.request<'say'>({ k: 'say', text: '一' })
    const second = client.request<'say'>({ k: 'say', text: '二' })

    world.last.says({ k: 'receipt', id: 2, ok: true, d: { lineId: 'b' } })
    world.last.says({ k: 'receipt', id: 1, ok: true, d: { lineId: 'a' } })

    expect(await Promise.all([first, second])).toEqual([{ lineId: 'a' }, { lineId: 'b' }])
  })

  test('a refusal comes with its code and what it is about', async () => {
    const { world, client } = connected()
    const asked = outcome(client.request<'buy'>({ k: 'buy', intent: 'i', wants: [], freightSeenMinor: 0 }))

    world.last.says({ k: 'receipt', id: 1, ok: false, refusal: { code: 'sold-out', skuId: 'tin', left: 2 } })

    expect(await asked).toMatchObject({ code: 'sold-out', refusal: { data: { skuId: 'tin', left: 2 }, unknown: false } })
  })

  test('a request without a receipt ends in time, and its end is unknown', async () => {
    const { world, client } = connected()
    const asked = outcome(client.request<'say'>({ k: 'say', text: '喂' }))

    world.pass(ANSWER_WITHIN)

    expect(await asked).toMatchObject({ code: 'too-slow', refusal: { unknown: true } })
  })

  test('a broken line ends every open request at once', async () => {
    const { world, client } = connected()
    const asked = outcome(client.request<'say'>({ k: 'say', text: '喂' }))

    world.last.breaks()

    expect(await asked).toMatchObject({ code: 'lost', refusal: { unknown: true } })
  })

  test('nothing is sent before the hello', async () => {
    const world = new FakeWorld()
    const client = new LiveClient('ws://host/live?show=1', {}, world)
    client.connect()

    expect(await outcome(client.request<'like'>({ k: 'like', n: 1 }))).toMatchObject({ code: 'offline' })
    expect(world.last.sent).toEqual([])
  })
})

describe('coming back', () => {
  test('after a break the line resumes from the last message it has handled', () => {
    const { world } = connected()
    world.last.says({ k: 'frame', at: 107, must: [{ o: 107, t: 'state', d: { state: 'closing' } }] })

    world.last.breaks()
    world.pass(1_000)

    expect(world.sockets).toHaveLength(2)
    expect(world.last.url).toBe('ws://host/live?show=1&from=107')
  })

  test('a break before the missed messages came asks for them again', () => {
    const { world } = connected()
    world.last.breaks()
    world.pass(1_000)
    world.last.says({ k: 'hello', at: 500, you: null, resumed: true })

    world.last.breaks()
    world.pass(1_000)

    expect(world.last.url).toContain('from=100')
  })

  test('waits grow while nothing answers, and start small again after a hello', () => {
    const { world } = connected()
    const waits: number[] = []
    for (let n = 0; n < 8; n++) {
      world.last.breaks()
      const before = world.sockets.length
      let waited = 0
      while (world.sockets.length === before) {
        world.pass(125)
        waited += 125
      }
      waits.push(waited)
    }

    expect(waits).toEqual([375, 750, 1_500, 3_000, 6_000, 11_250, 11_250, 11_250])

    world.last.says({ ...HELLO })
    world.last.breaks()
    world.pass(375)

    expect(world.sockets).toHaveLength(10)
  })

  test('chance spreads the waits over the upper half', () => {
    expect(backoff(2, 0)).toBe(1_000)
    expect(backoff(2, 1)).toBe(2_000)
    expect(backoff(50, 1)).toBe(15_000)
  })

  test.each(['replaced', 'forbidden', 'closed'] as const)('after "%s" it stays away', (reason) => {
    const { world, seen } = connected()
    world.last.says({ k: 'bye', reason })

    world.last.breaks()
    world.pass(600_000)

    expect(world.sockets).toHaveLength(1)
    expect(seen.at(-1)).toBe('ended')
  })

  test.each(['slow', 'shutdown', 'flood'] as const)('after "%s" it comes back', (reason) => {
    const { world, seen } = connected()
    world.last.says({ k: 'bye', reason })

    world.last.breaks()
    expect(seen.at(-1)).toBe('waiting')
    world.pass(20_000)

    expect(world.sockets.length).toBeGreaterThan(1)
  })

  test('a server that was flooded is given a longer pause', () => {
    const { world } = connected()
    world.last.says({ k: 'bye', reason: 'flood' })

    world.last.breaks()
    world.pass(5_000)

    expect(world.sockets).toHaveLength(1)
  })

  test('late words of a line that was left change nothing', () => {
    const { world, client } = connected()
    const left = world.last
    const speak = left.onmessage
    client.connect()
    world.last.says({ ...HELLO, at: 300 })

    left.breaks()
    expect(speak).not.toBeNull()
    expect(left.onmessage).toBeNull()

    expect(client.state?.at).toBe(300)
    expect(world.sockets).toHaveLength(2)
  })

  test('closing ends it for good', () => {
    const { world, client, seen } = connected()

    client.close()
    world.pass(600_000)

    expect(world.last.closed).toBe(true)
    expect(world.sockets).toHaveLength(1)
    expect(seen).toEqual(['connecting', 'open', 'ended'])
  })
})

describe('staying alive', () => {
  test('it pings every fifteen seconds', () => {
    const { world } = connected()

    for (let n = 0; n < 3; n++) {
      world.pass(PING_EVERY)
      world.last.says({ k: 'receipt', id: n + 1, ok: true })
    }

    expect(world.last.sent.map((request) => request['k'])).toEqual(['ping', 'ping', 'ping'])
  })

  test('a line that says nothing at all is taken for dead and opened anew', () => {
    const { world } = connected()

    world.pass(DEAD_AFTER + 1_000)

    expect(world.sockets).toHaveLength(2)
  })
})

test('the socket is secure when the page is, whatever the server wrote', () => {
  const page = { href: 'https://shop.example/show/1', protocol: 'https:' }

  expect(socketUrl('/live?show=1', page)).toBe('wss://shop.example/live?show=1')
  expect(socketUrl('ws://shop.example:8081/live?show=1', page)).toBe('wss://shop.example:8081/live?show=1')
  expect(socketUrl('ws://localhost:8081/live?show=1', { href: 'http://localhost/', protocol: 'http:' })).toBe(
    'ws://localhost:8081/live?show=1',
  )
})
