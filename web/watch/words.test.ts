import { LANGUAGES, switchLanguage } from '@ui/i18n'
import { ApiError } from '@ui/api'
import { LiveRefusal } from '@ui/live'
import { expect, test } from 'vitest'
import { refusalText } from './refusals'
import { keysClaimedTwice, t, WORDS, type Word } from './words'

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

test('both languages say the same things, with the same places to fill', () => {
  const keys = Object.keys(WORDS.zh).sort()

  expect(Object.keys(WORDS.en).sort()).toEqual(keys)
  for (const key of keys as Word[]) {
    expect(places(WORDS.en[key]), key).toEqual(places(WORDS.zh[key]))
  }
})

test('no key is claimed by two areas', () => {
  expect(keysClaimedTwice()).toEqual([])
})

test.each(LANGUAGES)('no message of "%s" is empty', (language) => {
  expect(Object.entries(WORDS[language]).filter(([, text]) => text.trim() === '')).toEqual([])
})

test('no English message is still Chinese', () => {
  expect(Object.values(WORDS.en).filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([])
})

test('every refusal of the live socket has its own words', () => {
  const codes =
    'guest muted too-fast guard not-open no-such-item sold-out over-limit price-moved intent-reused no-such-hold already-paid nonsense busy'

  expect(codes.split(' ').filter((code) => !(`refusal.${code}` in WORDS.zh))).toEqual([])
})

test('a translator fills the places and follows the language', () => {
  switchLanguage('en')
  expect(t('leftPlenty', { left: 3 })).toBe('3 left')

  switchLanguage('zh')
  expect(t('leftPlenty', { left: 3 })).toBe('剩 3 件')
})

test('a refusal is told with what it is about; the guard speaks for itself; a new code falls back to its message', () => {
  expect(refusalText(new LiveRefusal('over-limit', '', { perBuyer: 2 }))).toBe('每人限购 2 件，你已经达到上限')
  expect(refusalText(new LiveRefusal('guard', '“最好”不能用', {}))).toBe('“最好”不能用')
  expect(refusalText(new ApiError(409, 'name-taken', '用户名已被使用', 'name', {}, null))).toBe('用户名已被使用')
  expect(refusalText(new ApiError(500, 'unheard-of', '', null, {}, null))).toBe(t('refusal.trouble'))
})

test('a bug is not dressed up as a refusal', () => {
  expect(() => refusalText(new TypeError('x is undefined'))).toThrow(TypeError)
})
