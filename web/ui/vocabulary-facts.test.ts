import { expect, test } from 'vitest'
import { switchLanguage } from './i18n'
import { factName, factValue } from './vocabulary'

test('what an answer stands on is named in words, and amounts are read as prices', () => {
  switchLanguage('zh')
  expect(factName('price')).toBe('价格')
  expect(factName('material')).toBe('材质')
  expect(factName('壶身材质')).toBe('壶身材质')
  expect(factValue('三条装 59.00 CNY')).toBe('三条装 ¥59')
  expect(factValue('三条装 59.90 CNY')).toBe('三条装 ¥59.90')
})
