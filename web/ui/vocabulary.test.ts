import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { switchLanguage } from './i18n'
import { CATEGORIES, choicesOf, FACT_KEYS, labelIn, PAPERS, PRICE_REASONS, UNITS } from './vocabulary'

const JAVA = '../app/src/main/java/org/qiantang/app'
const TERMS = { CATEGORIES, FACT_KEYS, UNITS, PAPERS, PRICE_REASONS }

test.each(Object.entries(TERMS))('nothing of %s is called in Chinese by who reads English, or by two names', (_, terms) => {
  expect(terms.filter((term) => /[\u4e00-\u9fff]/.test(term.en))).toEqual([])
  expect(new Set(terms.map((term) => term.key)).size).toBe(terms.length)
})

test('every fact key of the server is known by the same names', () => {
  const source = readFileSync(`${JAVA}/catalog/FactKey.java`, 'utf8')
  const known = [...source.matchAll(/[A-Z_]+\("([a-z-]+)", "([^"]+)", "([^"]+)"/g)].map(([, key, zh, en]) => ({ key, zh, en }))

  expect(known.length).toBeGreaterThan(50)
  expect(FACT_KEYS).toEqual(known)
})

test('every legal category and every unit of the server has an English name', () => {
  const categories = [...readFileSync(`${JAVA}/catalog/LegalCategory.java`, 'utf8').matchAll(/[A-Z_]+\(\s*"([^"]+)",\s*"[a-z0-9-]+",\s*ReturnRule/g)].map(([, zh]) => zh)
  const units = [...readFileSync(`${JAVA}/catalog/FactKey.java`, 'utf8').matchAll(/FactType\.NUMBER, "([^"]*)"/g)].flatMap(([, all]) => (all ?? '').split(' '))

  expect(CATEGORIES.map((term) => term.key)).toEqual(categories)
  expect(units.filter((unit) => /[\u4e00-\u9fff]/.test(unit) && !UNITS.some((term) => term.key === unit))).toEqual([])
})

test('the reasons that the house gives for prices are told in the language of who reads', () => {
  switchLanguage('en')
  expect(['直播价', '秒杀', '中秋特价'].map((reason) => labelIn(PRICE_REASONS, reason))).toEqual(['Live price', 'Flash sale', '中秋特价'])

  switchLanguage('zh')
  expect(labelIn(PRICE_REASONS, 'opening price')).toBe('首次定价')
  expect(choicesOf(CATEGORIES)[0]).toEqual({ key: '普通食品', label: '普通食品' })
})
