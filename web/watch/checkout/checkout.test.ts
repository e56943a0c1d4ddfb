import { describe, expect, it } from 'vitest'
import { type Bag, changed, freightBefore, intentKeeper, partsOf, piecesOf, type QuotedPart, seenIn } from './checkout'

const line = (id: string, pieces: number) => ({
  lineId: id,
  itemId: `i${id}`,
  skuId: `s${id}`,
  title: '龙井',
  skuName: '50 克',
  picture: null,
  pieces,
  price: { minor: 8_800, currency: 'CNY' },
  priceVersion: '7',
})
const BAG: Bag = {
  groups: [
    { merchantId: '1', merchantName: '茶庄', showId: '10', lines: [line('a', 1), line('b', 2)] },
    { merchantId: '2', merchantName: '丝绸', showId: '20', lines: [line('c', 3)] },
  ],
}

describe('a checkout', () => {
  it('takes the chosen lines, by show, at the price that was seen', () => {
    const parts = partsOf(BAG, ['b', 'c', 'gone'])

    expect(parts).toEqual([
      { showId: '10', wants: [{ itemId: 'ib', skuId: 'sb', pieces: 2, priceVersion: '7' }] },
      { showId: '20', wants: [{ itemId: 'ic', skuId: 'sc', pieces: 3, priceVersion: '7' }] },
    ])
    expect(piecesOf(parts)).toBe(5)
  })

  it('changes one line and keeps every other', () => {
    const parts = partsOf(BAG, ['a', 'b', 'c'])

    expect(changed(parts, '10', 'sa', { priceVersion: '8' })[0]?.wants.map((want) => want.priceVersion)).toEqual(['8', '7'])
    expect(changed(parts, '20', 'sc', null)).toEqual(parts.slice(0, 1))
    expect(changed(parts, '20', 'sa', null)).toEqual(parts)
  })

  it('keeps one key for one wish, over a reload too, and takes a new one for another', () => {
    const kept = new Map<string, string>()
    const store = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }
    let next = 0
    const keeper = () => intentKeeper(() => `intent-${next++}`, store)

    expect(keeper().of({ pieces: 1 })).toBe('intent-0')
    expect(keeper().of({ pieces: 1 })).toBe('intent-0')
    expect(keeper().of({ pieces: 2 })).toBe('intent-1')
    keeper().forget()
    expect(keeper().of({ pieces: 2 })).toBe('intent-2')
  })
})

describe('the freight that was seen', () => {
  const yuan = (minor: number) => ({ minor, currency: 'CNY' })
  const quoted = (merchantId: string, freight: number): QuotedPart => ({
    showId: '10',
    merchantId,
    merchantName: '',
    lines: [],
    goods: yuan(8_800),
    freight: yuan(freight),
    freightKnown: true,
    total: yuan(8_800 + freight),
  })
  const seen = seenIn({ parts: [quoted('1', 800), quoted('2', 0)], goods: yuan(17_600), freight: yuan(800), total: yuan(18_400), ok: true })

  it('is told for each shop of each show', () => {
    expect(seen).toEqual([
      { showId: '10', merchantId: '1', minor: 800 },
      { showId: '10', merchantId: '2', minor: 0 },
    ])
  })

  it('is shown beside the new one where that is more, and nowhere else', () => {
    expect(freightBefore(quoted('1', 1_250), seen)).toEqual(yuan(800))
    expect(freightBefore(quoted('2', 500), seen)).toEqual(yuan(0))
    expect(freightBefore(quoted('1', 800), seen)).toBeNull()
    expect(freightBefore(quoted('1', 500), seen)).toBeNull()
    expect(freightBefore(quoted('3', 500), seen)).toBeNull()
  })
})
