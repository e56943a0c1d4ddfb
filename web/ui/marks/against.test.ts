import { readdirSync, readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { switchLanguage } from '../i18n'
import type { Finding, HeldAgainst } from '../live-protocol'
import { wordsHold } from '../words-hold'
import { againstTexts } from './against'
import { WORDS } from './words'

const found = (against?: HeldAgainst | null): Finding => ({
  rule: 'SC-01',
  category: 'false_scarcity',
  article: '',
  from: 0,
  to: 4,
  severity: 'S2',
  action: 'A2',
  message: '',
  rewrite: null,
  ...(against === undefined ? {} : { against }),
})

beforeEach(() => {
  switchLanguage('zh')
})

wordsHold(WORDS, () => [])

test('facts used are told with their values, those missing by name, and the exemption that was considered', () => {
  const held: HeldAgainst = {
    used: [
      { name: '现有库存', value: '640' },
      { name: '主播年龄', value: null },
    ],
    missing: ['检测报告', '壶身材质'],
    exemption: 'checkable',
  }

  expect(againstTexts(found(held))).toEqual(['用了哪些事实：现有库存（件） 640；主播年龄', '缺哪些事实：检测报告；壶身材质', '考虑过的豁免：可查验的报告或证书'])

  switchLanguage('en')
  expect(againstTexts(found(held))).toEqual([
    'Facts used: pieces in stock 640; age of the host',
    'Facts missing: test report; 壶身材质',
    'Exemption considered: a report or certificate that can be looked up',
  ])
})

test('what is not told is not spoken of', () => {
  expect(againstTexts(found())).toEqual([])
  expect(againstTexts(found(null))).toEqual([])
  expect(againstTexts(found({ used: [], missing: ['材质'], exemption: null }))).toEqual(['缺哪些事实：材质'])
  expect(againstTexts(found({ used: [], missing: [], exemption: 'our_own' }))).toEqual(['考虑过的豁免：our_own'])
})

test('marks speak from their dictionary, and use all of it', () => {
  const code = readdirSync('ui/marks')
    .filter((name) => /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts') && name !== 'words.ts')
    .map((name) => readFileSync(`ui/marks/${name}`, 'utf8'))
    .join('\n')

  expect(/[\u4e00-\u9fff]/.test(code)).toBe(false)
  // Keys with a point in them are put together from a code, such as `fact.材质`.
  expect(Object.keys(WORDS.zh).filter((key) => !key.includes('.') && !new RegExp(`['"\`]${key}['"\`]`).test(code))).toEqual([])
})
