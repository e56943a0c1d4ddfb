import { switchLanguage } from '@ui/i18n'
import type { Product } from '@ui/shop'
import { expect, test } from 'vitest'
import { comparedRows } from './compare'
import { askedOf, markedParts, noteSeen, seenLately } from './mall'

function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage
}

test('a title falls into parts, those that were looked for marked, whatever the order of the marks', () => {
  const parts = markedParts('明前西湖龙井', [{ from: 4, to: 6 }, { from: 2, to: 4 }])

  expect(parts.map((part) => (part.marked ? `[${part.text}]` : part.text)).join('')).toBe('明前[西湖][龙井]')
})

test('marks that lie on each other lose and double nothing', () => {
  const parts = markedParts('龙井茶', [{ from: 0, to: 2 }, { from: 1, to: 3 }])

  expect(parts.map((part) => part.text).join('')).toBe('龙井茶')
})

test('of an address only what a search knows is asked', () => {
  expect(askedOf({ q: '茶', sort: '', lang: 'en', min: '100', shop: ['1', '2'] }).toString()).toBe('q=%E8%8C%B6&min=100')
})

test('what was seen lately is kept once, newest first, and bounded', () => {
  const storage = memory()
  for (let n = 0; n < 30; n++) {
    noteSeen(String(n % 25), storage)
  }

  expect(seenLately(storage)).toHaveLength(20)
  expect(seenLately(storage).slice(0, 2)).toEqual(['4', '3'])
})

test('a broken memory of what was seen is an empty one', () => {
  const storage = memory()
  storage.setItem('qt.seen', '{oops')

  expect(seenLately(storage)).toEqual([])
})

test('facts stand in one row by their key, in the language of who reads, and what differs is marked', () => {
  switchLanguage('zh')
  const product = (id: string, material: string, weight: string | null) =>
    ({
      id,
      legalCategory: '服饰',
      facts: [
        { key: 'material', label: '材质', value: material, unit: null, proof: null },
        ...(weight === null ? [] : [{ key: 'weight', label: '重量', value: weight, unit: '克', proof: null }]),
      ],
      delivery: { from: '杭州', hoursToShip: 48, freeShipping: true, excluded: [] },
      afterSale: ['凭照片联系客服'],
      promises: id === '1' ? [{ kind: 'price-protection', amount: 30, zh: '30 天价格保护', en: '30 days of price protection' }] : [],
      skus: [],
    }) as unknown as Product
  const labels = { price: '价格', category: '类别', delivery: '发货', promises: '售后' }

  const rows = comparedRows([product('1', '真丝', '85'), product('2', '真丝', null)], () => '¥1', labels)

  expect(rows.find((row) => row.key === 'fact.material')).toMatchObject({ values: ['真丝', '真丝'], differs: false })
  expect(rows.find((row) => row.key === 'fact.weight')).toMatchObject({ values: ['85 克', ''], differs: true })
  expect(rows.find((row) => row.key === 'promises')?.values).toEqual(['30 天价格保护\n凭照片联系客服', '凭照片联系客服'])

  switchLanguage('en')
  const english = comparedRows([product('1', '真丝', '85'), product('2', '真丝', null)], () => '¥1', labels)
  switchLanguage('zh')

  expect(english.find((row) => row.key === 'fact.weight')).toMatchObject({ label: 'Weight', values: ['85 g', ''] })
  expect(english.find((row) => row.key === 'category')?.values).toEqual(['Clothing', 'Clothing'])
  expect(english.find((row) => row.key === 'promises')?.values[0]).toContain('30 days of price protection')
})
