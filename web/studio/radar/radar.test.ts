import { switchLanguage } from '@ui/i18n'
import { beforeEach, expect, test } from 'vitest'
import { mappingText } from './outside'
import { bandText, bestHours, changeOf, changeText, rankingPath, weekdayText, weekOf, whyNoEvents, yieldOf } from './radar'
import { marginOf, wholeOf } from './spending'

beforeEach(() => switchLanguage('zh'))

test('a band is told no more exactly than it is, in either language', () => {
  expect(bandText({ fromMinor: 2_000_000, untilMinor: 5_000_000 })).toBe('¥2万–5万')
  expect(bandText({ fromMinor: 0, untilMinor: 100_000 })).toBe('< ¥1,000')

  switchLanguage('en')

  expect(bandText({ fromMinor: 2_000_000, untilMinor: 5_000_000 })).toBe('¥20K–50K')
})

test('a change is told from ten before on', () => {
  expect(changeOf(15, 9)).toBeNull()
  expect(changeOf(null, 100)).toBeNull()
  expect(changeText(changeOf(15, 10) ?? 0)).toBe('+50%')
  expect(changeText(changeOf(5, 10) ?? 0)).toBe('-50%')
})

test('pieces per hundred views are told from ten views on', () => {
  expect([yieldOf({ pieces: 3, views: 60 }), yieldOf({ pieces: 3, views: 9 })]).toEqual([5, null])
})

test('a week has each of its hours, and what is too few is told apart from nothing', () => {
  const week = weekOf([
    { weekday: 1, hour: 20, orders: 40 },
    { weekday: 7, hour: 0, orders: 9 },
    { weekday: 2, hour: 3, orders: null },
  ])

  expect(week.map((row) => row.length)).toEqual([24, 24, 24, 24, 24, 24, 24])
  expect(week[0]?.[20]).toEqual({ weekday: 1, hour: 20, orders: 40, share: 1, few: false })
  expect(week[6]?.[0]?.few).toBe(true)
  expect(week[1]?.[3]).toMatchObject({ orders: null, few: true })
  expect(week[1]?.[4]).toMatchObject({ orders: 0, few: false })
})

test('the best hours are the three with the most orders, of those with ten', () => {
  const hours = [9, 10, 30, 20, 11].map((orders, hour) => ({ weekday: 1, hour, orders }))

  expect(bestHours(hours).map((one) => one.orders)).toEqual([30, 20, 11])
  expect(bestHours([{ weekday: 1, hour: 1, orders: 9 }])).toEqual([])
})

test('only one’s own figures lead to events, and each other one says why it does not', () => {
  for (const shop of [true, false]) {
    expect(whyNoEvents({ shop, mine: true, partlyMine: true, deal: false })).toBeNull()
    expect(whyNoEvents({ shop, mine: false, partlyMine: true, deal: false })).toBe('radarBehindPartly')
    expect(whyNoEvents({ shop, mine: false, partlyMine: false, deal: false })).toBe('radarBehindOthers')
  }
})

test('the order of a lowest deal is for the shop alone', () => {
  expect(whyNoEvents({ shop: true, mine: true, partlyMine: true, deal: true })).toBeNull()
  expect(whyNoEvents({ shop: false, mine: true, partlyMine: true, deal: true })).toBe('radarBehindAgency')
  expect(whyNoEvents({ shop: false, mine: false, partlyMine: false, deal: true })).toBe('radarBehindOthers')
})

test('weekdays begin with Monday', () => {
  expect([1, 7].map(weekdayText)).toEqual(['周一', '周日'])
})

test('a ranking is asked by what was chosen, its file in the reader’s language', () => {
  const asked = { days: '7', by: 'views', q: '龙井', category: '', own: true, crowd: false }

  expect(rankingPath('brands', asked)).toBe('/api/radar/rankings/brands?days=7&by=views&own=true&crowd=false&q=%E9%BE%99%E4%BA%95')
  expect(rankingPath('brands', { ...asked, q: '' }, 'xlsx')).toBe('/api/radar/rankings/brands/export?days=7&by=views&own=true&crowd=false&format=xlsx&lang=zh')
})

test('a mapping names the columns that there are', () => {
  expect(mappingText({ day: 0, name: 3, spend: -1 })).toBe('day:0,name:3')
  expect(mappingText({})).toBe('')
})

test('whole numbers and margins are read as people type them, and nonsense is no number', () => {
  expect([wholeOf(' 1,280 '), wholeOf(''), wholeOf('1.5'), wholeOf('-3')]).toEqual([1280, null, undefined, undefined])
  expect([marginOf('35%'), marginOf('100'), marginOf(''), marginOf('0'), marginOf('101')]).toEqual([0.35, 1, null, undefined, undefined])
})
