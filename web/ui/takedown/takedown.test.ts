import { expect, test } from 'vitest'
import { fits, GROUNDS } from './takedown'
import { WORDS } from './words'

test('words are counted as people count them, without the space around them', () => {
  expect(fits('  四个字啊  ')).toBe(false)
  expect(fits('五个字正好')).toBe(true)
  expect(fits('🙂'.repeat(500))).toBe(true)
  expect(fits('字'.repeat(501))).toBe(false)
})

test('each ground has its words', () => {
  expect(GROUNDS.filter((ground) => !(`ground.${ground}` in WORDS.zh))).toEqual([])
})
