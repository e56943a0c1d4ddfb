import { afterEach, expect, test } from 'vitest'
import { switchLanguage } from '../i18n'
import { articleText, type Basis, basisText, lastDay, type Laws, numeral, type Point, pointHas, said } from './guidance'

const LAWS = {
  sources: [{ id: '广告法', titleEn: 'Advertising Law', topics: [{ topic: '审查证明', aboutEn: 'review certificate' }] }],
  topicsWithoutSource: [{ id: '医师执业', en: "physicians' licences" }],
} as unknown as Laws

afterEach(() => switchLanguage('zh'))

test('a term that ends at midnight in China ends with the day before', () => {
  expect(lastDay('2027-11-26T16:00:00Z')).toBe('2027-11-26')
})

test('Chinese numerals are read', () => {
  expect(['九', '十', '十四', '四十六', '一百零三', '二百'].map(numeral)).toEqual([9, 10, 14, 46, 103, 200])
})

test('an article is cited as each language does', () => {
  expect(articleText('第九条第三项')).toBe('第九条第三项')
  switchLanguage('en')
  expect(articleText('第九条第三项')).toBe('art. 9 (3)')
  expect(articleText('第十一条第二款')).toBe('art. 11 para. 2')
})

test('a basis names its article, else its topic, and never a number that is not known', () => {
  const article: Basis = { law: '广告法', article: '第四十六条', topic: null, sure: 'known' }
  const topic: Basis = { law: '广告法', article: null, topic: '审查证明', sure: 'known' }
  const open: Basis = { law: null, article: null, topic: '医师执业', sure: 'inferred' }

  expect([article, topic, open].map((one) => basisText(one, LAWS))).toEqual(['《广告法》第四十六条', '《广告法》审查证明', '医师执业'])
  switchLanguage('en')
  expect([article, topic, open].map((one) => basisText(one, LAWS))).toEqual(['Advertising Law, art. 46', 'Advertising Law, review certificate', "physicians' licences"])
})

test('a point is found by its words in either language, its law, and its number', () => {
  const point: Point = { id: 'MBC-01', textZh: '执业许可证', textEn: 'licence in date', basis: [{ law: '广告法', article: null, topic: null, sure: 'known' }], proofZh: '正副本', proofEn: 'an extract', rules: ['MB-01'], severity: null, actions: [], mark: 'inferred' }

  expect(['', 'mbc-01', '许可', 'LICENCE', '广告', 'mb-01'].every((letters) => pointHas(point, letters))).toBe(true)
  expect(pointHas(point, '退货')).toBe(false)
  expect(said(point, 'text')).toBe('执业许可证')
})
