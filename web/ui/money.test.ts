import { expect, test } from 'vitest'
import { parseMoney, priceParts, priceText, times } from './money'

const yuan = (minor: number) => ({ minor, currency: 'CNY' })

test('a price is taken apart into symbol, integer part and fraction', () => {
  expect(priceParts(yuan(128850))).toEqual({ symbol: '¥', integer: '1,288', fraction: '.50' })
})

test('a fraction of nothing but zeros is left out', () => {
  expect(priceText(yuan(8800))).toBe('¥88')
})

test('a fraction below ten keeps its leading zero', () => {
  expect(priceText(yuan(8805))).toBe('¥88.05')
})

test('a currency without small change has no fraction', () => {
  expect(priceText({ minor: 1980, currency: 'JPY' })).toBe('¥1,980')
})

test('an amount owed back carries its sign before the symbol', () => {
  expect(priceText(yuan(-50))).toBe('-¥0.50')
})

test('three pieces cost three times the price, to the cent', () => {
  expect(times(yuan(1999), 3)).toEqual(yuan(5997))
})

test('what a person types becomes an exact amount', () => {
  expect(parseMoney(' ¥1,288.5 ')).toEqual(yuan(128850))
  expect(parseMoney('0.29')).toEqual(yuan(29))
})

test.each(['', 'abc', '1.234', '-3', '1e5', '1.'])('"%s" is no amount', (text) => {
  expect(parseMoney(text)).toBeNull()
})

test('every amount that is shown can be read back', () => {
  for (let minor = 0; minor < 100_000_00; minor += 7_919) {
    expect(parseMoney(priceText(yuan(minor)))).toEqual(yuan(minor))
  }
})
