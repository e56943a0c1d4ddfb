import { afterEach, expect, test, vi } from 'vitest'
import { dateText, messages, momentText, nearText, switchLanguage, translator } from './i18n'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('a day of the calendar is the same day west of Greenwich, in the language of the page', () => {
  vi.stubEnv('TZ', 'America/Los_Angeles')
  expect(new Date('2026-12-31T00:00:00Z').getDate(), 'the zone holds').toBe(30)

  switchLanguage('zh')
  expect(dateText('2026-12-31')).toBe('2026年12月31日')
  switchLanguage('en')
  expect(dateText('2026-12-31')).toBe('December 31, 2026')
})

test('a moment of today is told by its time alone, another with its day', () => {
  vi.stubEnv('TZ', 'Asia/Shanghai')
  const now = new Date('2026-11-30T15:40:00Z')

  switchLanguage('zh')
  expect(nearText('2026-11-30T15:56:00Z', now)).toBe('23:56')
  expect(nearText('2026-11-30T16:26:00Z', now), 'past midnight').toBe(momentText('2026-11-30T16:26:00Z'))
  switchLanguage('en')
  expect(nearText('2026-11-30T15:56:00Z', now)).toMatch(/^11:56.PM$|^23:56$/)
})

test('English tells one thing in the singular, several and none in the plural, whatever the count is written as', () => {
  const t = translator(messages({ found: '{count} 条发现，{by}', ripe: '{count} 条' }, { found: '{count:finding is|findings are} left, {by}', ripe: '{count} ripe' }))

  switchLanguage('en')
  expect(t('found', { count: 1, by: 'him' })).toBe('1 finding is left, him')
  expect(t('found', { count: '1', by: 'him' })).toBe('1 finding is left, him')
  expect(t('found', { count: 0, by: 'him' })).toBe('0 findings are left, him')
  expect(t('found', { count: 21, by: 'him' })).toBe('21 findings are left, him')
  expect(t('ripe', { count: 1 })).toBe('1 ripe')
  switchLanguage('zh')
  expect(t('found', { count: 1, by: '他' })).toBe('1 条发现，他')
})

test('a place that nothing fills stays as it is written', () => {
  expect(translator(messages({ left: '{count} 条' }, { left: '{count:line|lines}' }))('left')).toBe('{count} 条')
})
