import { expect, test } from 'vitest'
import { addressOf, filtersOf, lookOf, queryOf, reasonsOf, saidAt } from './wall'

test('the_filters_stand_in_the_address_and_only_those_that_were_chosen', () => {
  const filters = filtersOf({ severity: 'S3', uncorrected: 'yes', other: 'x' })

  expect(queryOf(filters)).toEqual({ severity: 'S3', uncorrected: 'yes' })
  expect(addressOf(filters)).toBe('/api/govern/shows?severity=S3&uncorrected=yes')
  expect(addressOf(filtersOf({}))).toBe('/api/govern/shows')
})

test('each_part_of_the_sum_is_told_with_its_points', () => {
  expect(reasonsOf([{ why: 'repeats', points: 8, count: 1, details: ['广告法第九条'] }])).toEqual([{ why: 'room-repeats', points: 8, count: 1, details: ['广告法第九条'], detailsEn: ['广告法第九条'] }])
})

test('a_line_that_a_machine_took_down_was_said_before_it_was_written_down', () => {
  const line = { lineId: '1', at: '2026-11-24T12:00:09Z', speaker: 'HUMAN', itemId: null, text: '第一', verdict: 'violates', findings: [] }

  expect(saidAt({ ...line, takenDown: null })).toBe('2026-11-24T12:00:09Z')
  expect(saidAt({ ...line, takenDown: { means: 'HEARD', engine: 'funasr', version: '2pass', from: '2026-11-24T12:00:01Z', to: '2026-11-24T12:00:03Z', confidence: null } })).toBe('2026-11-24T12:00:01Z')
})

test('a_room_without_points_looks_well_and_one_of_many_alarming', () => {
  expect([0, 1, 25, 60].map(lookOf)).toEqual(['good', '', 'care', 'bad'])
})
