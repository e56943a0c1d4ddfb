import { afterEach, expect, test } from 'vitest'
import { createApp, h, nextTick } from 'vue'
import { switchLanguage } from '../i18n'
import type { Money } from '../money'
import { wordsHold } from '../words-hold'
import SimulatedPart from './SimulatedPart.vue'
import { WORDS } from './words'

wordsHold(WORDS, () => [])

afterEach(() => switchLanguage('zh'))

const shown = (of?: number | Money): string => {
  const place = document.createElement('div')
  createApp(() => h(SimulatedPart, { of })).mount(place)
  return place.textContent ?? ''
}

test('the part of a count that is the crowd’s is told in the reader’s language', () => {
  expect(shown(3)).toBe('含模拟 3')

  switchLanguage('en')
  expect(shown(3)).toBe('incl. 3 simulated')
})

test('a part of money is told as money, and a large count in the trade’s short form', () => {
  expect(shown({ minor: 19_800, currency: 'CNY' })).toBe('含模拟 ¥198')
  expect(shown(12_000)).toBe('含模拟 1.2万')
})

test('nothing is shown where the crowd has no part, or nobody counts it apart', () => {
  expect(shown(0)).toBe('')
  expect(shown({ minor: 0, currency: 'CNY' })).toBe('')
  expect(shown()).toBe('')
})

test('a mark on an open page follows the language', async () => {
  const place = document.createElement('div')
  createApp(() => h(SimulatedPart, { of: 2 })).mount(place)

  switchLanguage('en')
  await nextTick()

  expect(place.textContent).toBe('incl. 2 simulated')
})
