import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commonText, type GrowthList, peopleText, recipeText, tensText } from './growth'

beforeEach(() => switchLanguage('zh'))
afterEach(() => switchLanguage('zh'))

const kept: GrowthList = {
  listId: '1',
  name: '久未再来',
  recipe: { kind: 'CHURN', groups: ['LEAVING', 'LEFT'], seed: null, seedId: null, percent: null },
  seedName: '',
  people: 30,
  asOf: '2026-11-23T16:00:00Z',
  madeAt: '2026-11-24T02:00:00Z',
  madeBy: '小满',
  uses: 0,
  usedAt: null,
}

test('a list says of whom it was made, in both languages', () => {
  const alike: GrowthList = { ...kept, recipe: { kind: 'ALIKE', groups: [], seed: 'PRODUCT', seedId: '7', percent: 5 }, seedName: '西湖龙井' }

  expect(recipeText(kept)).toBe('将流失、多半已流失')
  expect(recipeText(alike)).toBe('与“西湖龙井”的买家最相似的 5%')
  switchLanguage('en')
  expect(recipeText(kept)).toBe('leaving, most likely gone')
  expect(recipeText({ ...alike, seedName: '' })).toBe('the 5% most like buyers of “deleted”')
})

test('what people have in common is told by goods and by prices, and too few people are not told', () => {
  expect(commonText({ sort: 'CATEGORY', id: '酒类', listed: 60, others: 20 })).toBe('常看 酒类：60%，其他人 20%')
  expect(commonText({ sort: 'PRICE', id: 'under100', listed: 40, others: 30 })).toBe('常看 ¥50–100 的商品：40%，其他人 30%')
  expect(peopleText(null)).toBe('不足以显示')
  expect([tensText(0), tensText(40)]).toEqual(['不到 10', '40'])
})
