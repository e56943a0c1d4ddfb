import { LiveRefusal, type LiveItem, type Want } from '@ui/live'
import { expect, test } from 'vitest'
import { createPurchase, type Hold, type Pending, type Sending } from './purchase'

const yuan = (minor: number) => ({ minor, currency: 'CNY' })

const TEA: LiveItem = {
  itemId: 'tea',
  productId: 'p1',
  place: 1,
  role: 'MAIN',
  title: '龙井',
  picture: null,
  perBuyerLimit: 3,
  skus: [
    { skuId: 'gone', name: '散装', priceVersion: '1', price: yuan(5000), left: 0 },
    { skuId: 'tin', name: '50g', priceVersion: '3', price: yuan(8800), left: 10 },
    { skuId: 'box', name: '礼盒', priceVersion: '1', price: yuan(39900), left: 2 },
  ],
}
const HOLD: Hold = { orderId: '7', total: yuan(8800), payUntil: '2026-11-23T12:05:00Z', at: '1:9' }

/** A desk that keeps every request until the test answers it. */
function desk() {
  const asked: { intent: string; wants: Want[]; freightSeen: number; answer: (hold: Hold) => void; refuse: (why: LiveRefusal) => void }[] = []
  const quoted: { want: Want; answer: (sending: Sending | null) => void }[] = []
  const kept: (Pending | null)[] = []
  let keys = 0
  const purchase = createPurchase({
    buy: (intent, wants, freightSeen) =>
      new Promise((answer, refuse) => {
        asked.push({ intent, wants, freightSeen, answer, refuse })
      }),
    quote: (want) =>
      new Promise((answer) => {
        quoted.push({ want, answer })
      }),
    newIntent: () => `key-${++keys}`,
    keep: (pending) => kept.push(pending),
  })
  return { asked, quoted, kept, purchase }
}

const refused = (code: string, data = {}) => new LiveRefusal(code, '', data)

const repriced = (minor: number, priceVersion: string): LiveItem => ({
  ...TEA,
  skus: TEA.skus.map((sku) => (sku.skuId === 'tin' ? { ...sku, price: yuan(minor), priceVersion } : sku)),
})

test('the sheet opens on the first SKU that can be had', () => {
  const { purchase } = desk()

  purchase.open(TEA)

  expect(purchase.state).toMatchObject({ step: 'choosing', skuId: 'tin', price: yuan(8800), pieces: 1 })
})

test('two taps are one purchase', async () => {
  const { asked, purchase } = desk()
  purchase.open(TEA)

  const first = purchase.press()
  const second = purchase.press()
  asked[0]?.answer(HOLD)
  await Promise.all([first, second])

  expect(asked).toHaveLength(1)
  expect(purchase.state).toMatchObject({ step: 'held', hold: HOLD })
})

test('without a receipt the same wish is asked again with the same key, and cannot be changed meanwhile', async () => {
  const { asked, purchase } = desk()
  purchase.open(TEA)
  const first = purchase.press()
  asked[0]?.refuse(refused('lost'))
  await first

  expect(purchase.state.step).toBe('unknown')
  purchase.setPieces(3)
  purchase.choose('box')
  purchase.follow([repriced(9900, '4')])
  purchase.close()
  purchase.open({ ...TEA, itemId: 'other' })
  const again = purchase.press()
  asked[1]?.answer(HOLD)
  await again

  expect(asked[1]).toMatchObject({ intent: asked[0]?.intent, wants: asked[0]?.wants })
  expect(purchase.state.step).toBe('held')
})

test('a refusal settles the wish: the next try has a new key', async () => {
  const { asked, purchase } = desk()
  purchase.open(TEA)
  const first = purchase.press()
  asked[0]?.refuse(refused('sold-out', { skuId: 'tin', left: 0 }))
  await first

  void purchase.press()

  expect(purchase.state.refusal).toBeNull()
  expect(asked.map((one) => one.intent)).toEqual(['key-1', 'key-2'])
})

test('busy leaves the wish as it was, with its key; a changed wish gets its own', async () => {
  const { asked, purchase } = desk()
  purchase.open(TEA)
  for (const n of [0, 1]) {
    const pressed = purchase.press()
    asked[n]?.refuse(refused('busy', { retryAfterSeconds: 2 }))
    await pressed
  }
  purchase.setPieces(2)
  void purchase.press()

  expect(asked.map((one) => one.intent)).toEqual(['key-1', 'key-1', 'key-2'])
})

test('a moved price is shown with the old one, and bought only by another press at the new version', async () => {
  const { asked, purchase } = desk()
  purchase.open(TEA)
  const first = purchase.press()
  asked[0]?.refuse(refused('price-moved', { skuId: 'tin', priceVersion: '4', price: yuan(9900) }))
  await first

  expect(asked).toHaveLength(1)
  expect(purchase.state).toMatchObject({ step: 'choosing', price: yuan(9900), was: yuan(8800), priceVersion: '4' })

  void purchase.press()

  expect(asked[1]).toMatchObject({ intent: 'key-2', wants: [{ skuId: 'tin', pieces: 1, priceVersion: '4' }] })
})

test('a price that the host changes while the sheet is open is marked, also one that goes back', () => {
  const { purchase } = desk()
  purchase.open(TEA)

  purchase.follow([repriced(7900, '5')])
  purchase.follow([repriced(9900, '4')])

  expect(purchase.state).toMatchObject({ price: yuan(9900), was: yuan(7900), priceVersion: '4' })
})

test('a new version with the same price is bought at, and nobody is alarmed', () => {
  const { purchase } = desk()
  purchase.open(TEA)

  purchase.follow([repriced(8800, '4')])

  expect(purchase.state).toMatchObject({ priceVersion: '4', was: null })
})

test('pieces stay within the limit and within what is left', () => {
  const { purchase } = desk()
  purchase.open(TEA)

  purchase.setPieces(3)
  purchase.setPieces(4)
  expect(purchase.state.pieces).toBe(3)

  purchase.choose('box')
  expect(purchase.state.pieces).toBe(2)
  expect(purchase.total.value).toEqual(yuan(79800))
})

test('closing forgets a wish that was settled', () => {
  const { purchase } = desk()
  purchase.open(TEA)

  purchase.close()

  expect(purchase.state).toMatchObject({ step: 'closed', item: null, hold: null })
})

test('a wish is kept before it is sent, and let go only by a receipt', async () => {
  const { asked, kept, purchase } = desk()
  purchase.open(TEA)
  const first = purchase.press()
  const wish = { intent: 'key-1', want: { itemId: 'tea', skuId: 'tin', pieces: 1, priceVersion: '3' }, price: yuan(8800), freight: null }
  expect(kept).toEqual([wish])

  asked[0]?.refuse(refused('too-slow'))
  await first
  expect(kept.at(-1)).toEqual(wish)

  const again = purchase.press()
  asked[1]?.answer(HOLD)
  await again
  expect(kept.at(-1)).toBeNull()
})

test('after a reload the kept wish is asked again with its key, at the price that was seen', () => {
  const { asked, purchase } = desk()
  const want = { itemId: 'tea', skuId: 'tin', pieces: 2, priceVersion: '2' }

  expect(purchase.resume({ intent: 'before', want, price: yuan(7700), freight: yuan(800) }, [TEA])).toBe(true)
  void purchase.press()

  expect(asked[0]).toMatchObject({ intent: 'before', wants: [want], freightSeen: 800 })
})

test('a kept wish for an item that is no longer lined up is not taken up', () => {
  const { purchase } = desk()
  const want = { itemId: 'other', skuId: 'tin', pieces: 2, priceVersion: '2' }

  expect(purchase.resume({ intent: 'before', want, price: yuan(7700), freight: yuan(800) }, [TEA])).toBe(false)
  expect(purchase.state.step).toBe('closed')
})

const costs = (minor: number): Sending => ({ freight: yuan(minor), far: null })
const settle = () => new Promise((done) => setTimeout(done))

test('goods, freight and total stand on the sheet before the last tap, which says what freight was seen', async () => {
  const { asked, quoted, purchase } = desk()
  purchase.open(TEA)
  expect(purchase.total.value).toEqual(yuan(8800))

  quoted[0]?.answer(costs(800))
  await settle()

  expect(purchase.goods.value).toEqual(yuan(8800))
  expect(purchase.state.freight).toEqual(yuan(800))
  expect(purchase.total.value).toEqual(yuan(9600))
  void purchase.press()
  expect(asked[0]?.freightSeen).toBe(800)
})

test('freight that does not stand on the sheet is bought as nothing, and a quote that comes after the tap changes nothing', async () => {
  const { asked, quoted, purchase } = desk()
  purchase.open(TEA)

  void purchase.press()
  quoted[0]?.answer(costs(800))
  await settle()

  expect(asked[0]?.freightSeen).toBe(0)
  expect(purchase.state.freight).toBeNull()
})

test('other pieces are quoted anew; what stood there stands until the answer, and a late answer is not taken', async () => {
  const { quoted, purchase } = desk()
  purchase.open(TEA)
  quoted[0]?.answer(costs(800))
  await settle()
  purchase.setPieces(2)
  purchase.setPieces(3)
  expect(purchase.total.value).toEqual(yuan(3 * 8800 + 800))

  quoted[2]?.answer(costs(0))
  quoted[1]?.answer(costs(800))
  await settle()

  expect(quoted.map((one) => one.want.pieces)).toEqual([1, 2, 3])
  expect(purchase.total.value).toEqual(yuan(3 * 8800))
})

test('freight that rose is shown with what it was, and bought only by another tap, as another wish', async () => {
  const { asked, quoted, purchase } = desk()
  purchase.open(TEA)
  quoted[0]?.answer(costs(800))
  await settle()
  const first = purchase.press()
  asked[0]?.refuse(refused('freight-moved', { seen: yuan(800), freight: yuan(1250) }))
  await first

  expect(asked).toHaveLength(1)
  expect(purchase.state).toMatchObject({ step: 'choosing', freight: yuan(1250), freightWas: yuan(800) })
  expect(purchase.total.value).toEqual(yuan(8800 + 1250))

  void purchase.press()

  expect(asked[1]).toMatchObject({ intent: 'key-2', freightSeen: 1250 })
})

test('without a receipt the same freight is said again with the same key', async () => {
  const { asked, quoted, kept, purchase } = desk()
  purchase.open(TEA)
  quoted[0]?.answer(costs(800))
  await settle()
  const first = purchase.press()
  asked[0]?.refuse(refused('lost'))
  await first

  void purchase.quote()
  void purchase.press()

  expect(quoted).toHaveLength(1)
  expect(kept[0]?.freight).toEqual(yuan(800))
  expect(asked[1]).toMatchObject({ intent: 'key-1', freightSeen: 800 })
})

test('what is to be paid is told apart, also where sending came cheaper than was seen', async () => {
  const { asked, quoted, purchase } = desk()
  purchase.open(TEA)
  purchase.setPieces(2)
  quoted[1]?.answer(costs(800))
  await settle()
  const pressed = purchase.press()
  asked[0]?.answer({ ...HOLD, total: yuan(2 * 8800 + 500) })
  await pressed

  expect(purchase.goods.value).toEqual(yuan(2 * 8800))
  expect(purchase.paidFreight.value).toEqual(yuan(500))
})

test('a quote that cannot be had leaves what was told, and why it cannot be sent there is kept', async () => {
  const { quoted, purchase } = desk()
  purchase.open(TEA)
  quoted[0]?.answer(costs(800))
  await settle()
  void purchase.quote()
  quoted[1]?.answer(null)
  await settle()
  expect(purchase.state).toMatchObject({ quote: 'unread', freight: yuan(800) })

  void purchase.quote()
  quoted[2]?.answer({ freight: null, far: refused('not-served') })
  await settle()

  expect(purchase.state).toMatchObject({ quote: 'told', freight: null, far: { code: 'not-served' } })
})
