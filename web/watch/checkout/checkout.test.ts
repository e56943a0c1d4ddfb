import { describe, expect, it } from 'vitest'
import { type Bag, changed, intentKeeper, partsOf, piecesOf } from './checkout'

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
