import { expect, test } from 'vitest'
import { WORDS } from './found-words'
import { foundText, type TextFinding } from './text-finding'
import { wordsHold } from './words-hold'

const found: TextFinding = { field: 'title', words: '全国第一', verdict: 'violates', severity: 'S2', rule: 'AD-01', article: '广告法第九条第三项', message: '绝对化用语', messageEn: 'an absolute claim', rewrite: '本店热卖' }

wordsHold(WORDS, () => [])

test('what was found tells the words, the article and what may be written instead', () => {
  expect(foundText([found])).toContain('全国第一')
  expect(foundText([found])).toContain('广告法第九条第三项')
  expect(foundText([found])).toContain('→ 本店热卖')
})

test('where nothing was found nothing is told', () => {
  expect(foundText([])).toBe('')
  expect(foundText(undefined)).toBe('')
})
