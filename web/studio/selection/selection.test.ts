import { switchLanguage } from '@ui/i18n'
import { expect, test } from 'vitest'
import { parseRate, poolPath, rateText, type Score, scoreParts } from './selection'

test('a share is told without needless zeros', () => {
  expect(rateText(1_500)).toBe('15%')
  expect(rateText(1_250)).toBe('12.5%')
  expect(rateText(1)).toBe('0.01%')
})

test('a share is read exactly, and only one that can be offered', () => {
  expect(parseRate('15')).toBe(1_500)
  expect(parseRate(' 12.5% ')).toBe(1_250)
  expect(parseRate('0.07％')).toBe(7)
  expect(parseRate('80')).toBe(8_000)
  expect(parseRate('80.01')).toBeNull()
  expect(parseRate('0')).toBeNull()
  expect(parseRate('1.234')).toBeNull()
  expect(parseRate('-5')).toBeNull()
  expect(parseRate('abc')).toBeNull()
})

test('an empty field bounds nothing, a filled one is sent in minor units', () => {
  const search = { q: '', category: '', sort: 'score', rate: '', low: '', high: '', samples: false } as const

  expect(poolPath(search, '')).toBe('/api/selection/offers?sort=score&limit=24')
  expect(poolPath({ ...search, q: ' tea ', rate: '10', low: '9.90', high: '100', samples: true }, '82.7')).toBe(
    '/api/selection/offers?sort=score&limit=24&q=tea&leastRate=1000&leastPrice=990&mostPrice=10000&samples=true&after=82.7',
  )
})

test('a part without points says that too little is known, and makes up no number, not even of the crowd', () => {
  switchLanguage('en')
  const score: Score = {
    total: null,
    sales: { pieces: 3, simulatedPieces: 2, points: 20 },
    afterSale: { orders: 3, simulatedOrders: 1, refundedBasisPoints: null, points: null },
    shipping: { orders: 12, simulatedOrders: 0, onTimeBasisPoints: 9_500, points: 75 },
    price: { days: 2, ofMeanBasisPoints: null, points: null },
  }

  const told = scoreParts(score)

  expect(told.map((part) => part.points)).toEqual([20, null, 75, null])
  expect(told.map((part) => part.simulated)).toEqual([2, 0, 0, 0])
  expect(told[1]?.told).not.toMatch(/\d/)
  expect(told[2]?.told).toContain('95%')
  switchLanguage('zh')
})
