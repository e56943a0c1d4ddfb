import { ApiError } from '@ui/api'
import { switchLanguage } from '@ui/i18n'
import { LiveRefusal } from '@ui/live'
import { pagesKeepTo, wordsHold } from '@ui/words-hold'
import { expect, test } from 'vitest'
import { refusalText } from './refusals'
import { keysClaimedTwice, t, WORDS } from './words'

wordsHold(WORDS, keysClaimedTwice)
pagesKeepTo(WORDS, 'watch')

test('every refusal of the live socket has its own words', () => {
  const codes =
    'guest muted muted-by-officer too-fast guard not-open no-such-item sold-out over-limit price-moved intent-reused no-such-hold already-paid nonsense busy'

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
  expect(refusalText(new LiveRefusal('muted-by-officer', '', { reason: '辱骂他人', until: '' }))).toContain('辱骂他人')
  expect(refusalText(new LiveRefusal('guard', '“最好”不能用', {}))).toBe('“最好”不能用')
  expect(refusalText(new ApiError(409, 'name-taken', '用户名已被使用', 'name', {}, null))).toBe('用户名已被使用')
  expect(refusalText(new ApiError(500, 'unheard-of', '', null, {}, null))).toBe(t('refusal.trouble'))
})

test('a bug is not dressed up as a refusal', () => {
  expect(() => refusalText(new TypeError('x is undefined'))).toThrow(TypeError)
})
