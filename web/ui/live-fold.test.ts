import { expect, test } from 'vitest'
import { fold, type LiveState, TALK_KEPT } from './live-fold'
import type { Frame, FromServer, Hello, Line, LiveItem, Must } from './live-protocol'

const yuan = (minor: number) => ({ minor, currency: 'CNY' })

const TEA: LiveItem = {
  itemId: 'tea',
  productId: 'p1',
  place: 1,
  role: 'MAIN',
  title: '龙井',
  picture: null,
  perBuyerLimit: 2,
  skus: [{ skuId: 'tin', name: '50g', priceVersion: '3', price: yuan(8800), left: 10 }],
}
const POT: LiveItem = { ...TEA, itemId: 'pot', place: 2, title: '紫砂壶', skus: [] }

const HELLO: Hello = {
  k: 'hello',
  at: 100,
  you: null,
  resumed: false,
  state: {
    show: { id: '1', roomId: '1', title: '茶', state: 'open', hostKind: 'HUMAN', merchantId: '9', hostId: '5' },
    pinned: null,
    items: [TEA],
    viewers: 5,
    likes: 7,
    visits: 9,
    talk: [],
  },
}

const line = (id: string): Line => ({ id, who: '青山', text: id, own: false, t: '2026-11-23T12:00:00Z', kind: 'say' })
const stock = (o: number, left: number): Must => ({ o, t: 'stock', d: { itemId: 'tea', skuId: 'tin', left } })
const must = (...changes: Must[]): Frame => ({ k: 'frame', at: changes.at(-1)?.o ?? 0, must: changes })

function after(...messages: FromServer[]): LiveState {
  const state = messages.reduce(fold, null)
  if (state === null) {
    throw new Error('no hello among the messages')
  }
  return state
}

const tin = (state: LiveState) => state.items[0]?.skus[0]

test('before the hello nothing is known', () => {
  expect(fold(null, must(stock(101, 9)))).toBeNull()
  expect(fold(null, { k: 'hello', at: 5, you: null, resumed: true })).toBeNull()
})

test('must messages change the state in their order and move the offset', () => {
  const state = after(
    HELLO,
    must({ o: 101, t: 'pin', d: { item: TEA } }, stock(102, 4), { o: 103, t: 'state', d: { state: 'closing' } }),
  )

  expect(state).toMatchObject({ pinned: 'tea', at: 103, show: { state: 'closing' } })
  expect(tin(state)?.left).toBe(4)
})

test('a message seen before changes nothing, also when a later one came in between', () => {
  const once = after(HELLO, must(stock(101, 9), stock(102, 8)))

  expect(after(HELLO, must(stock(101, 9), stock(102, 8)), must(stock(101, 9)))).toEqual(once)
})

test('several messages of one event share its offset and are all folded, but a repeated frame is not', () => {
  const sold: Must = { o: 101, t: 'sold', d: { itemId: 'tea', skuId: 'tin', left: 8, pieces: 2, who: '林**' } }
  const pin: Must = { o: 101, t: 'pin', d: { item: POT } }

  const once = after(HELLO, must(sold, pin))
  const twice = after(HELLO, must(sold, pin), must(sold, pin))

  expect(once).toMatchObject({ at: 101, pinned: 'pot', sales: [{ o: 101, pieces: 2 }] })
  expect(tin(once)?.left).toBe(8)
  expect(twice).toEqual(once)
})

test('a frame that repeats an event and brings the next one adds the next one, whole', () => {
  const paid = (who: string): Must => ({ o: 102, t: 'sold', d: { itemId: 'tea', skuId: 'tin', left: 7, pieces: 1, who } })

  const state = after(HELLO, must(stock(101, 9)), must(stock(101, 9), paid('林**'), paid('王**')))

  expect(state.at).toBe(102)
  expect(state.sales.map((sale) => sale.who)).toEqual(['林**', '王**'])
})

test('a resumed hello keeps what is known; the missed messages are folded once', () => {
  const state = after(
    HELLO,
    must(stock(101, 9)),
    { k: 'hello', at: 104, you: { id: '2', nickname: '林小满' }, resumed: true },
    must(stock(101, 9), stock(103, 7), stock(104, 6)),
  )

  expect(state.at).toBe(104)
  expect(state.you?.nickname).toBe('林小满')
  expect(tin(state)?.left).toBe(6)
})

test('a hello with a state replaces everything, for the ring no longer reached back', () => {
  const state = after(HELLO, must(stock(101, 1)), { ...HELLO, at: 900 })

  expect(state.at).toBe(900)
  expect(tin(state)?.left).toBe(10)
})

test('after a flash sale the price version from before it is back', () => {
  const price = (o: number, priceVersion: string, minor: number): Must => ({
    o,
    t: 'price',
    d: { itemId: 'tea', skuId: 'tin', priceVersion, price: yuan(minor), reason: '限时' },
  })

  const state = after(HELLO, must(price(101, '119338746511163393', 7900), price(102, '119338746511163392', 9900)))

  expect(tin(state)).toMatchObject({ priceVersion: '119338746511163392', price: yuan(9900) })
})

test('a sale takes pieces away and is remembered for the notice', () => {
  const state = after(
    HELLO,
    must({ o: 101, t: 'sold', d: { itemId: 'tea', skuId: 'tin', left: 8, pieces: 2, who: '林**' } }),
  )

  expect(tin(state)?.left).toBe(8)
  expect(state.sales).toEqual([{ o: 101, itemId: 'tea', pieces: 2, who: '林**', simulated: false }])
})

test('an item lined up takes its place, and unpinning another item leaves the pin alone', () => {
  const state = after(
    HELLO,
    must(
      { o: 101, t: 'item', d: { item: { ...POT, place: 0 } } },
      { o: 102, t: 'pin', d: { item: TEA } },
      { o: 103, t: 'unpin', d: { itemId: 'pot' } },
    ),
  )

  expect(state.items.map((item) => item.itemId)).toEqual(['pot', 'tea'])
  expect(state.pinned).toBe('tea')
})

test('viewers may fall, but likes and visits never jump back', () => {
  const state = after(HELLO, { k: 'frame', at: 100, latest: { viewers: 2, likes: 3, visits: 20 } })

  expect(state).toMatchObject({ viewers: 2, likes: 7, visits: 20 })
})

test('talk is bounded, and a line that comes twice is kept once', () => {
  const lines = Array.from({ length: TALK_KEPT + 30 }, (_, n) => line('l' + n))

  const state = after(
    HELLO,
    { k: 'frame', at: 100, talk: lines, shed: 4 },
    { k: 'frame', at: 100, talk: [line(`l${TALK_KEPT + 29}`)], shed: 2 },
  )

  expect(state.talk).toHaveLength(TALK_KEPT)
  expect(state.talk.at(-1)?.id).toBe(`l${TALK_KEPT + 29}`)
  expect(state.shed).toBe(6)
})

test('the same frames folded in any cutting give the same state', () => {
  const changes = Array.from({ length: 40 }, (_, n) => stock(101 + n, 40 - n))
  const whole = after(HELLO, must(...changes))
  for (let seed = 1; seed <= 50; seed++) {
    const frames: Frame[] = []
    for (let from = 0, chance = seed; from < changes.length; ) {
      chance = (chance * 1_103_515_245 + 12_345) % 2_147_483_648
      const size = 1 + (chance % 7)
      // Frames overlap as they do after a resume.
      frames.push(must(...changes.slice(Math.max(0, from - 2), from + size)))
      from += size
    }

    expect(after(HELLO, ...frames), `seed ${seed}`).toEqual(whole)
  }
})

test('an item that is withdrawn is gone, its pin too; a flash sale stands at its item until it is over', () => {
  const flash = { flashId: 'f', itemId: 'tea', from: '2026-11-24T12:00:00Z', until: '2026-11-24T12:10:00Z', prices: [] }
  const planned = after(HELLO, must({ o: 101, t: 'flash', d: flash }))
  const over = after(HELLO, must({ o: 101, t: 'flash', d: flash }, { o: 102, t: 'flash-over', d: { flashId: 'f', itemId: 'tea', reason: 'time' } }))
  const gone = after(HELLO, must({ o: 101, t: 'gone', d: { itemId: 'tea' } }))

  expect(planned.items.find((item) => item.itemId === 'tea')?.flashes).toEqual([flash])
  expect(over.items.find((item) => item.itemId === 'tea')?.flashes).toEqual([])
  expect(gone.items.some((item) => item.itemId === 'tea')).toBe(false)
  expect(gone.pinned).not.toBe('tea')
})

test('a line that staff took away is gone for everybody', () => {
  const said = { id: 'bad', who: '林', text: '广告', own: false, t: '2026-11-24T12:00:00Z', kind: 'say' as const }
  const state = after(HELLO, { k: 'frame', at: 101, talk: [said] }, must({ o: 102, t: 'hidden', d: { id: 'bad' } }))

  expect(state.talk.some((line) => line.id === 'bad')).toBe(false)
})

test('how a drawn host stands is the newest word of it, also where that is nothing, and a new greeting begins anew', () => {
  const drawn = { id: 'a', place: 0, held: false, at: '2026-11-28T12:00:00Z', cut: [] }
  const told = after(HELLO, { k: 'frame', at: 100, latest: { drawn } }, { k: 'frame', at: 100, latest: { likes: 8 } })

  expect(told.drawn).toEqual(drawn)
  expect(fold(told, { k: 'frame', at: 100, latest: { drawn: null } })?.drawn).toBeNull()
  expect(fold(told, HELLO)?.drawn).toBeUndefined()
})
