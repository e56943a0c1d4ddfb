import type { JudgedLine, LiveState } from '@ui/live'
import { expect, test } from 'vitest'
import type { OwnShow } from '../types'
import { type DeskEvent, type DeskState, foldDesk, JUDGED_KEPT, lowestPrice, nextToPin, piecesOf } from './desk'

const cny = (minor: number) => ({ minor, currency: 'CNY' })
const sku = (left: number, price = 8800, version = '100') => ({
  skuId: 'k',
  name: '50g',
  price: cny(price),
  priceVersion: version,
  allotted: 100,
  held: 10,
  sold: 90 - left,
  left,
})
const show = (more: Partial<OwnShow> = {}): OwnShow => ({
  id: '1',
  roomId: '7',
  title: '明前龙井',
  state: 'open',
  hostKind: 'HUMAN',
  createdAt: '2026-11-24T08:00:00Z',
  holdSeconds: 300,
  leave: [],
  items: [
    {
      itemId: 'i',
      productId: 'p',
      place: 1,
      role: 'HERO',
      title: '龙井',
      picture: null,
      perBuyerLimit: 2,
      pinned: false,
      skus: [sku(60)],
    },
  ],
  figures: { viewers: 5, peak: 9, visits: 20, likes: 30, orders: 4, paid: cny(35200), lines: 8 },
  ...more,
})
const live = (more: Partial<LiveState> = {}): LiveState => ({
  show: { id: '1', roomId: '7', title: '明前龙井', state: 'open', hostKind: 'HUMAN', merchantId: '9', hostId: '3' },
  pinned: 'i',
  items: [
    {
      itemId: 'i',
      productId: 'p',
      place: 1,
      role: 'HERO',
      title: '龙井',
      picture: null,
      perBuyerLimit: 2,
      skus: [{ skuId: 'k', name: '50g', priceVersion: '100', price: cny(8800), left: 60 }],
    },
  ],
  viewers: 12,
  likes: 40,
  visits: 25,
  talk: [],
  at: 3,
  you: null,
  host: null,
  shed: 0,
  sales: [],
  ...more,
})
const judged = (lineId: string, at: string, findings = 1): JudgedLine => ({
  lineId,
  at,
  speaker: 'HUMAN',
  text: '全网最低',
  verdict: 'violates',
  findings: Array.from({ length: findings }, () => ({
    rule: 'r',
    category: 'c',
    article: '广告法第九条',
    from: 0,
    to: 2,
    severity: 'S2',
    action: 'A1',
    message: '',
    rewrite: null,
  })),
})
const stock = (left: number): DeskEvent => ({
  from: 'desk',
  message: { k: 'desk', t: 'stock', d: { itemId: 'i', skuId: 'k', allotted: 100, held: 20, sold: 80 - left, left } },
})

function after(...events: DeskEvent[]): DeskState {
  const state = events.reduce<DeskState | null>(foldDesk, null)
  if (state === null) {
    throw new Error('the show was never read')
  }
  return state
}

const firstOf = <T>(all: readonly T[]): T => {
  const [first] = all
  if (first === undefined) {
    throw new Error('there is none')
  }
  return first
}
const firstSku = (state: DeskState) => state.items[0]?.skus[0]

test('nothing is known until the show was read', () => {
  expect(foldDesk(null, { from: 'live', state: live() })).toBeNull()
  expect(foldDesk(null, stock(3))).toBeNull()
})

test('the socket knows best what is pinned: a slower reading does not undo it', () => {
  const state = after({ from: 'reading', show: show() }, { from: 'live', state: live() }, { from: 'reading', show: show() })

  expect(state.pinned).toBe('i')
})

test('before the socket has spoken the reading says what is pinned', () => {
  const pinned = show().items.map((item) => ({ ...item, pinned: true }))

  expect(after({ from: 'reading', show: show({ items: pinned }) }).pinned).toBe('i')
})

test('stock told by the desk stands against a reading that lags behind', () => {
  const state = after({ from: 'reading', show: show() }, stock(41), { from: 'reading', show: show() })

  expect(firstSku(state)).toMatchObject({ left: 41, held: 20, sold: 39, allotted: 100 })
})

test('after the line was down the next reading is the truth again', () => {
  const state = after({ from: 'reading', show: show() }, stock(41), { from: 'line-up-again' }, { from: 'reading', show: show() })

  expect(firstSku(state)?.left).toBe(60)
})

test('a price told by the socket stands against a slower reading, and may go back after a flash sale', () => {
  const newer = live({
    items: live().items.map((item) => ({
      ...item,
      skus: [{ skuId: 'k', name: '50g', priceVersion: '119338746511163393', price: cny(7900), left: 60 }],
    })),
  })
  const state = after({ from: 'reading', show: show() }, { from: 'live', state: newer }, { from: 'reading', show: show() })

  expect(firstSku(state)?.price).toEqual(cny(7900))
  expect(firstSku(after({ from: 'reading', show: show() }, { from: 'live', state: newer }, { from: 'live', state: live() }))?.price).toEqual(live().items[0]?.skus[0]?.price)
})

test('an item that was lined up by another hand appears at its place', () => {
  const first = firstOf(live().items)
  const more = live({ items: [{ ...first, itemId: 'j', place: 2 }, first] })
  const state = after({ from: 'reading', show: show() }, { from: 'live', state: more }, { from: 'reading', show: show() })

  expect(state.items.map((item) => item.itemId)).toEqual(['i', 'j'])
})

test('the peak is the highest number of viewers seen, and counts that grow never fall back', () => {
  const state = after(
    { from: 'reading', show: show() },
    { from: 'live', state: live() },
    { from: 'live', state: live({ viewers: 4 }) },
    { from: 'reading', show: show() },
  )

  expect(state.figures).toMatchObject({ viewers: 4, peak: 12, likes: 40, visits: 25, orders: 4 })
})

test('a finding that came by the socket and is read again stands once, the newest on top', () => {
  const state = after(
    { from: 'reading', show: show() },
    { from: 'desk', message: { k: 'desk', t: 'finding', d: judged('2', '2026-11-24T08:02:00Z') } },
    { from: 'findings', lines: [judged('1', '2026-11-24T08:01:00Z'), judged('2', '2026-11-24T08:02:00Z')] },
  )

  expect(state.judged.map((line) => line.lineId)).toEqual(['2', '1'])
})

test('lawful lines are no findings, and a long show does not fill the page’s memory', () => {
  const many = Array.from({ length: JUDGED_KEPT + 50 }, (_, n) =>
    judged(String(n), new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString()),
  )
  const state = after({ from: 'reading', show: show() }, { from: 'findings', lines: [judged('x', '2027-01-01T00:00:00Z', 0), ...many] })

  expect(state.judged).toHaveLength(JUDGED_KEPT)
  expect(state.judged[0]?.lineId).toBe(String(JUDGED_KEPT + 49))
})

test('pieces of an item add up over its SKUs', () => {
  const pieces = piecesOf({ ...firstOf(show().items), skus: [sku(60), sku(20)] })

  expect(pieces).toEqual({ allotted: 200, held: 20, sold: 100, left: 80 })
  expect(pieces.held + pieces.sold + pieces.left).toBe(pieces.allotted)
})

test('a line that was taken back is marked, and stays so when it is read again without the mark', () => {
  const state = after(
    { from: 'reading', show: show() },
    { from: 'desk', message: { k: 'desk', t: 'finding', d: judged('1', '2026-11-24T08:01:00Z') } },
    { from: 'desk', message: { k: 'desk', t: 'corrected', d: { lineId: '1', at: '2026-11-24T08:01:20Z' } } },
    { from: 'findings', lines: [judged('1', '2026-11-24T08:01:00Z')] },
  )

  expect(state.judged.map((line) => line.correctedAt)).toEqual(['2026-11-24T08:01:20Z'])
})

test('the next item to pin is the first behind the pinned one of which something is left', () => {
  const [tea] = show().items
  if (tea === undefined) {
    throw new Error('items: none (expected: one)')
  }
  const items = [tea, { ...tea, itemId: 'gone', skus: [sku(0)] }, { ...tea, itemId: 'last' }]

  expect(nextToPin(items, null)?.itemId).toBe('i')
  expect(nextToPin(items, 'i')?.itemId).toBe('last')
  expect(nextToPin(items, 'last')).toBeNull()
})

test('an item costs as much as its cheapest SKU, and says whether all cost the same', () => {
  const [tea] = show().items
  if (tea === undefined) {
    throw new Error('items: none (expected: one)')
  }

  expect(lowestPrice(tea)).toEqual({ price: cny(8_800), only: true })
  expect(lowestPrice({ ...tea, skus: [sku(1, 9_900), sku(1, 6_600)] })).toEqual({ price: cny(6_600), only: false })
  expect(lowestPrice({ ...tea, skus: [] })).toBeNull()
})
