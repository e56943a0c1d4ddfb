import { switchLanguage } from '@ui/i18n'
import { describe, expect, test } from 'vitest'
import { against, columnAfter, durationText, figureText, gathered, type Minute, minuteOf, roundTop, type Screen, seenFrom, within } from './insight'

function minute(at: string, of: Partial<Minute> = {}): Minute {
  return { at, gmv: 0, paid: 0, placed: 0, refunded: 0, online: 0, entries: 0, exits: 0, exposures: 0, likes: 0, lines: 0, ...of }
}

describe('a figure', () => {
  test('is written in its unit, and as a dash where it has no denominator', () => {
    switchLanguage('zh')

    expect(figureText(123_456, 'MONEY')).toBe('¥1,234.56')
    expect(figureText(0.1234, 'RATE')).toBe('12.3%')
    expect(figureText(245, 'SECONDS')).toBe('4:05')
    expect(figureText(3.25, 'COUNT')).toBe('3.3')
    expect(figureText(null, 'RATE')).toBe('–')
  })

  test('of time has hours only where there are some', () => {
    expect(durationText(3_845)).toBe('1:04:05')
    expect(durationText(59.6)).toBe('1:00')
  })

  test('is compared with the median as a part of it, and not at all where there is none', () => {
    expect(against(150, 100)).toBeCloseTo(0.5)
    expect(against(null, 100)).toBeNull()
    expect(against(150, undefined)).toBeNull()
    expect(against(150, 0)).toBeNull()
  })
})

describe('the curve', () => {
  test('puts minutes together without losing any of their money', () => {
    const minutes = Array.from({ length: 25 }, (_, at) => minute(`2026-11-23T04:${String(at).padStart(2, '0')}:00Z`, { gmv: at, online: at }))

    const columns = gathered(minutes, 10)

    expect(columns).toHaveLength(9)
    expect(columns.reduce((sum, one) => sum + one.gmv, 0)).toBe(300)
    expect(columns[0]?.online).toBe(2)
  })

  test('ends at a round number above its highest value', () => {
    expect(roundTop(0)).toBe(1)
    expect(roundTop(12)).toBe(20)
    expect(roundTop(500)).toBe(500)
    expect(roundTop(501)).toBe(1_000)
  })

  test('is walked with the arrows, by ten with the page keys, and stays at its ends', () => {
    expect(columnAfter('ArrowRight', 3, 60)).toBe(4)
    expect(columnAfter('ArrowRight', 59, 60)).toBe(59)
    expect(columnAfter('ArrowLeft', 0, 60)).toBe(0)
    expect(columnAfter('ArrowLeft', null, 60)).toBe(59)
    expect(columnAfter('PageUp', 55, 60)).toBe(59)
    expect(columnAfter('PageDown', 55, 60)).toBe(45)
    expect(columnAfter('Home', 5, 60)).toBe(0)
    expect(columnAfter('End', 5, 60)).toBe(59)
    expect(columnAfter('a', 5, 60)).toBeNull()
    expect(columnAfter('ArrowRight', 0, 0)).toBeNull()
  })

  test('begins to be seen at the opening, in the middle of its first minute', () => {
    expect(seenFrom('2026-11-23T04:00:00Z', '2026-11-23T04:00:00.500Z')).toBe('2026-11-23T04:00:00.500Z')
    expect(seenFrom('2026-11-23T04:01:00Z', '2026-11-23T04:00:30Z')).toBe('2026-11-23T04:01:00Z')
    expect(seenFrom('2026-11-23T04:01:00Z', null)).toBe('2026-11-23T04:01:00Z')
  })

  test('has a moment in the minute that it lies in', () => {
    expect(minuteOf(new Date('2026-11-23T04:01:59.999Z'))).toBe('2026-11-23T04:01:00Z')
    expect(minuteOf(new Date('2026-11-23T04:02:00Z'))).toBe('2026-11-23T04:02:00Z')
  })

  test('holds the minutes of the show; what is paid back later is none of them', () => {
    const screen = { closedAt: '2026-11-23T04:02:30Z', asOf: '2026-11-26T00:00:00Z', minutes: [minute('2026-11-23T04:01:00Z'), minute('2026-11-23T04:02:00Z'), minute('2026-11-25T09:00:00Z', { refunded: 5 })] } as unknown as Screen

    expect(within(screen).map((one) => one.at)).toEqual(['2026-11-23T04:01:00Z', '2026-11-23T04:02:00Z'])
  })
})
