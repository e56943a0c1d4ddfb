import { ApiError } from '@ui/api'
import { switchLanguage } from '@ui/i18n'
import { LiveRefusal } from '@ui/live'
import { pagesKeepTo, wordsHold } from '@ui/words-hold'
import { expect, test } from 'vitest'
import { refusalText } from './refusals'
import { keysClaimedTwice, t, WORDS } from './words'

wordsHold(WORDS, keysClaimedTwice)
pagesKeepTo(WORDS, 'studio')

test('a refusal speaks the server’s words where there are some, else its own, and a bug is not dressed up', () => {
  switchLanguage('zh')

  expect(refusalText(new ApiError(409, 'not-enough', '只剩 3 件', null, {}, null))).toBe('只剩 3 件')
  expect(refusalText(new ApiError(503, 'busy', '', null, {}, 4))).toBe(t('refusal.busy', { retryAfterSeconds: 4 }))
  expect(refusalText(new LiveRefusal('guard', '“最好”不能用', {}))).toBe('“最好”不能用')
  expect(refusalText(new ApiError(500, 'unheard-of', '', null, {}, null))).toBe(t('refusal.trouble'))
  expect(() => refusalText(new TypeError('x is undefined'))).toThrow(TypeError)
})
