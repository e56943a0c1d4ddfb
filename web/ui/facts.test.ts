import { beforeEach, expect, test } from 'vitest'
import { factText, promiseText, proofStanding } from './facts'
import { switchLanguage } from './i18n'

const at = (iso: string) => Date.parse(iso)
const paper = { validFrom: '2026-03-01', validUntil: '2026-11-26' }

beforeEach(() => switchLanguage('zh'))

test('a paper counts through the whole of its last day in China', () => {
  expect(proofStanding(paper, at('2026-11-26T00:00:00+08:00'))).toBe('valid')
  expect(proofStanding(paper, at('2026-11-26T23:59:59+08:00'))).toBe('valid')
  expect(proofStanding(paper, at('2026-11-27T00:00:00+08:00'))).toBe('expired')
})

test('a paper counts from the beginning of its first day in China, and not before', () => {
  expect(proofStanding(paper, at('2026-02-28T23:59:59+08:00'))).toBe('not-yet')
  expect(proofStanding(paper, at('2026-03-01T00:00:00+08:00'))).toBe('valid')
})

test('where no day is written nothing begins or ends', () => {
  expect(proofStanding({ validUntil: null }, at('2999-01-01T00:00:00Z'))).toBe('valid')
  expect(proofStanding({ validFrom: null, validUntil: null }, 0)).toBe('valid')
  expect(proofStanding({ validFrom: '2027-01-01', validUntil: null }, at('2026-11-26T00:00:00Z'))).toBe('not-yet')
})

test('a fact is read with its unit, and yes or no, in the language of who reads', () => {
  const weight = { value: '620', unit: '克', type: 'number' }
  const free = { value: '是', unit: null, type: 'yes-no' }

  expect([weight, free].map(factText)).toEqual(['620 克', '是'])

  switchLanguage('en')
  expect([weight, free, { value: '是', unit: null, type: 'text' }, { value: '2', unit: '只' }].map(factText)).toEqual(['620 g', 'Yes', '是', '2 只'])
})

test('a promise is told in the language of who reads', () => {
  const promise = { kind: 'price-protection', amount: 30, zh: '30 天价格保护', en: '30 days of price protection' }

  expect(promiseText(promise)).toBe('30 天价格保护')

  switchLanguage('en')
  expect(promiseText(promise)).toBe('30 days of price protection')
})
