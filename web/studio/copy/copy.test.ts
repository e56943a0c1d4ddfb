import { switchLanguage } from '@ui/i18n'
import { expect, test } from 'vitest'
import { clockOf, type Dropped, failing, meantText, moved, nameOf, progressText, type Sentence, triedFor, unmeantText } from './copy'

const sentence = (id: number, state: Sentence['state']): Sentence => ({
  id, itemId: '1', itemTitle: '', part: 'point', text: '', reads: '', author: 'grammar', origin: null, accepted: false, locked: false, state, reasons: [], facts: [], seconds: 0, fellBack: null,
})

test('a length is told in minutes and seconds', () => {
  expect(clockOf(95.4)).toBe('1:35')
  expect(clockOf(59.6)).toBe('1:00')
  expect(clockOf(0)).toBe('0:00')
})

test('a text is kept from approval by each sentence that has not passed', () => {
  expect(failing([sentence(1, 'passed'), sentence(2, 'violates'), sentence(3, 'silent')]).map((one) => one.id)).toEqual([2, 3])
})

test('what was tried for a sentence stands beside that one, and what is of no sentence beside none', () => {
  const dropped = (text: string, at: number | null): Dropped => ({ part: 'point', text, reasons: [], rewritten: true, sentence: at })
  const all = [dropped('一', 2), dropped('二', null), dropped('三', 4), dropped('四', 2)]

  expect(triedFor(all, 2).map((one) => one.text)).toEqual(['一', '四'])
  expect(triedFor(all, 3)).toEqual([])
})

test('while all is written anew the sentence at work is told of how many, and never one beyond the last', () => {
  switchLanguage('zh')

  expect(progressText({ heard: 12, rewriting: null })).toBe('模型正在写，已收到 12 字')
  expect(progressText({ heard: 0, rewriting: { done: 2, of: 9 } })).toContain('第 3 句，共 9 句')
  expect(progressText({ heard: 5, rewriting: { done: 9, of: 9 } })).toContain('第 9 句，共 9 句')
})

test('arrows walk through the sentences and stop at both ends', () => {
  expect(moved('ArrowDown', 0, 2)).toBe(1)
  expect(moved('ArrowDown', 1, 2)).toBe(1)
  expect(moved('ArrowUp', 0, 2)).toBe(0)
  expect(moved('End', 0, 5)).toBe(4)
  expect(moved('x', 0, 5)).toBeNull()
})

test('a choice is named in the language of the page, and one that is gone by its code', () => {
  const kinds = [{ code: 'title', zh: '商品标题', en: 'product title' }]

  switchLanguage('en')
  expect(nameOf(kinds, 'title')).toBe('product title')
  switchLanguage('zh')
  expect(nameOf(kinds, 'title')).toBe('商品标题')
  expect(nameOf(kinds, 'ode')).toBe('ode')
})

test('those whom a text is for are told with the words that named them, and what is not used with its reason', () => {
  const meant = [
    { words: '宝妈', code: 'parents', zh: '带娃家庭', en: 'parents' },
    { words: '上班族', code: 'office', zh: '上班族', en: 'office workers' },
  ]
  const unused = { words: '火星人', item: '', zh: '不认识这种人群', en: 'no such audience is known' }

  switchLanguage('zh')
  expect(meantText(meant)).toBe('宝妈 → 带娃家庭、上班族')
  expect(unmeantText(unused)).toBe('火星人：不认识这种人群')
  switchLanguage('en')
  expect(meantText(meant)).toBe('宝妈 → parents, office workers')
  expect(unmeantText({ ...unused, item: '黄酒' })).toBe('火星人 · 黄酒: no such audience is known')
  switchLanguage('zh')
})
