import { expect, test } from 'vitest'
import { WORDS } from '../words'
import { boundText, estimateText, percentText, rowsOf } from './weighing'

test('an estimate is told with the two ends of its interval', () => {
  expect(percentText(0.0125)).toBe('1.25%')
  expect(boundText(0.95)).toBe('95%')
  expect(estimateText({ value: 0.0125, low: 0.011, high: 0.0142 })).toBe('1.25% (1.10–1.42%)')
  expect(estimateText({ value: 0, low: 0, high: 0 })).toBe('0.00% (0.00–0.00%)')
})

test('an outcome of which no share is told has its row all the same', () => {
  const one = { value: 0.1, low: 0.05, high: 0.2 }
  const rows = rowsOf({ way: 'present', unsaid: null, basis: null, outcomes: [{ outcome: 'click', ips: one, snips: one, dr: one }] })
  expect(rows.map((row) => [row.outcome, row.rates?.dr ?? null])).toEqual([
    ['click', one],
    ['watch', null],
    ['cart', null],
    ['pay', null],
  ])
})

test('each way, outcome and reason has its words', () => {
  const told = [
    ...['present', 'no_trials', 'relevance_only', 'popularity'].map((one) => `weighWay.${one}`),
    ...['click', 'watch', 'cart', 'pay'].map((one) => `weighOutcome.${one}`),
    ...['nothing_logged', 'too_few_people', 'not_covered', 'too_much_clipped', 'too_few_effective'].map((one) => `weighUnsaid.${one}`),
    ...['room', 'product', 'video'].map((one) => `weighKind.${one}`),
    ...['running', 'done', 'failed'].map((one) => `weighState.${one}`),
  ]
  expect(told.filter((key) => !(key in WORDS.zh))).toEqual([])
})
