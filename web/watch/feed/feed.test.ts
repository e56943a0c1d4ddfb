import { switchLanguage } from '@ui/i18n'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inOrderOf, whyText } from './feed'

beforeEach(() => switchLanguage('zh'))
afterEach(() => switchLanguage('zh'))

test('a reason is told with what it is about, and in both languages', () => {
  expect(whyText({ code: 'viewed', about: '西湖龙井' })).toBe('因为你看过 西湖龙井')
  expect(whyText({ code: 'alike', about: '不锈钢保温杯' })).toBe('和你看过的 不锈钢保温杯 相近')
  expect(whyText({ code: 'popular', about: '酒类' })).toBe('酒类 热门')
  switchLanguage('en')
  expect(whyText({ code: 'popular', about: '酒类' })).toBe('Popular in Alcohol')
})

test('a long title is cut between characters, and one that is gone leaves the plain reason', () => {
  expect(whyText({ code: 'bought', about: '🍵'.repeat(20) })).toBe(`因为你买过 ${'🍵'.repeat(13)}…`)
  expect(whyText({ code: 'bought', about: null })).toBe('大家在看')
  expect(whyText({ code: 'now', about: null })).toBe('此刻很热闹')
})

test('a film is about what was seen, where a room sells it', () => {
  expect(whyText({ code: 'sells', about: '西湖龙井' })).toBe('正在卖你看过的 西湖龙井')
  expect(whyText({ code: 'sells', about: '西湖龙井' }, 'film')).toBe('讲的是你看过的 西湖龙井')
  expect(whyText({ code: 'new', about: null }, 'film')).toBe('新发布')
  expect(whyText({ code: 'interest', about: '酒类' }, 'film')).toBe('你常看 酒类')
})

test('shows stand in the order of the suggestions, those not named after them as they were', () => {
  const shows = ['1', '2', '3', '4'].map((id) => ({ id }))

  expect(inOrderOf(shows, [{ showId: '3' }, { showId: '9' }, { showId: '1' }]).map((show) => show.id)).toEqual(['3', '1', '2', '4'])
  expect(inOrderOf(shows, []).map((show) => show.id)).toEqual(['1', '2', '3', '4'])
})
