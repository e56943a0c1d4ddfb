import { afterEach, expect, test, vi } from 'vitest'
import { dateText, switchLanguage } from './i18n'

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
