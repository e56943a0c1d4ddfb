import { afterEach, expect, test, vi } from 'vitest'
import { dateText, momentText, nearText, switchLanguage } from './i18n'

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
