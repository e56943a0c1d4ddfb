import { expect, test } from 'vitest'
import { allotFlaw, costFlaw, LARGEST_PRICE, marginText, piecesFlaw, priceFlaw, reasonFlaw } from './sku-forms'

const now = { minor: 8800, currency: 'CNY' }

test.each([
  ['79', null],
  ['79.90', null],
  ['¥1,288', null],
  ['', 'needPrice'],
  ['  ', 'needPrice'],
  ['八十', 'badPrice'],
  ['79.999', 'badPrice'],
  ['-5', 'badPrice'],
  ['0', 'priceRange'],
  [String(LARGEST_PRICE / 100 + 1), 'priceRange'],
  ['88.00', 'samePrice'],
])('a new price of "%s" is judged %s', (text, flaw) => {
  expect(priceFlaw(text, now)).toBe(flaw)
})

test('a first price has nothing to be the same as', () => {
  expect(priceFlaw('88', null)).toBeNull()
})

test.each([
  ['12', null],
  ['+12', null],
  ['-5', null],
  ['-6', 'piecesTooFew'],
  ['0', 'badPieces'],
  ['1.5', 'badPieces'],
  ['', 'needPieces'],
  ['1000001', 'piecesRange'],
])('counting in "%s" where five lie free is judged %s', (text, flaw) => {
  expect(piecesFlaw(text, 5)).toBe(flaw)
})

test('a show may be handed what lies free, or nothing, but no more', () => {
  expect(allotFlaw('', 5)).toBeNull()
  expect(allotFlaw('5', 5)).toBeNull()
  expect(allotFlaw('6', 5)).toBe('piecesTooFew')
  expect(allotFlaw('-1', 5)).toBe('badPieces')
})

test('a reason is a few words, not blanks and not a book', () => {
  expect(reasonFlaw('换季')).toBeNull()
  expect(reasonFlaw('   ')).toBe('needReason')
  expect(reasonFlaw('长'.repeat(201))).toBe('longReason')
})

test.each([
  ['50', null],
  ['', 'needCost'],
  ['五十', 'badPrice'],
  ['0', 'priceRange'],
  ['38', 'sameCost'],
])('a cost of "%s" is judged %s', (text, flaw) => {
  expect(costFlaw(text, { minor: 3800, currency: 'CNY' })).toBe(flaw)
})

test('a margin is the share of the price that is earned, and below zero where a piece costs more', () => {
  expect(marginText(now, { minor: 3800, currency: 'CNY' })).toBe('56.8%')
  expect(marginText(now, { minor: 9680, currency: 'CNY' })).toBe('-10.0%')
})
