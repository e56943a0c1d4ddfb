import { expect, test } from 'vitest'
import { type BagLine, canBeBought, type KeptLine, readKept, withLine, writeKept } from './bag'

const line: KeptLine = { showId: '1', itemId: '2', skuId: '3', pieces: 2, priceVersion: '9', price: { minor: 100, currency: 'CNY' } }

function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage
}

test('pieces of the same SKU of the same show are added up, others stand beside', () => {
  const once = withLine([], line, false)
  const twice = withLine(once, { ...line, pieces: 3 }, false)
  const other = withLine(twice, { ...line, showId: '7' }, false)

  expect(twice.map((one) => one.pieces)).toEqual([5])
  expect(other.map((one) => one.pieces)).toEqual([2, 5])
})

test('buying now sets the pieces instead of adding to them', () => {
  expect(withLine([line], { ...line, pieces: 1 }, true).map((one) => one.pieces)).toEqual([1])
})

test('a guest bag is kept in the browser and survives nonsense there', () => {
  const storage = memory()
  writeKept([line], storage)
  expect(readKept(storage)).toEqual([line])

  storage.setItem('qt.bag', '"nonsense"')
  expect(readKept(storage)).toEqual([])
})

test('only what is there in the pieces wanted can be bought', () => {
  const shown = { state: 'ok', pieces: 2, left: 2 } as BagLine

  expect(canBeBought(shown)).toBe(true)
  expect(canBeBought({ ...shown, state: 'price-moved' })).toBe(true)
  expect(canBeBought({ ...shown, left: 1 })).toBe(false)
  expect(canBeBought({ ...shown, state: 'gone' })).toBe(false)
})
