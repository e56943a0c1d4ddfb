import { expect, test } from 'vitest'
import { addressOf, filtersOf, gravestOf, heldAddressOf, packOf, queryOf, startOf } from './finding'

const NONE = filtersOf({})

test('filters come from the address and go back into it without what asks for all', () => {
  const filters = filtersOf({ severity: 'S3', state: 'new', after: 'elsewhere', show: ['7', '8'] })

  expect(filters).toEqual({ ...NONE, severity: 'S3', state: 'new' })
  expect(queryOf(filters)).toEqual({ severity: 'S3', state: 'new' })
})

test('a day asks from its own beginning to the beginning of the day after', () => {
  const asked = new URLSearchParams(addressOf({ ...NONE, from: '2026-11-24', until: '2026-11-24' }).split('?')[1])

  expect(asked.get('from')).toBe(new Date(2026, 10, 24).toISOString())
  expect(asked.get('until')).toBe(new Date(2026, 10, 25).toISOString())
})

test('lines held back are asked for without what is only of hosts’ lines', () => {
  const filters = { ...NONE, held: 'yes', show: '7', severity: 'S3', state: 'new', verdict: 'violates', judged: 'wrong', rule: 'AD-09' }

  expect(heldAddressOf(filters)).toBe('/api/officer/findings/held?show=7&severity=S3&judged=wrong&rule=AD-09&limit=30')
  expect(addressOf(filters)).toBe('/api/officer/findings?show=7&severity=S3&verdict=violates&state=new&limit=30')
})

test('the recording begins a little before the line and never before the clip', () => {
  expect(startOf({ playMs: 42_500 })).toBe(32.5)
  expect(startOf({ playMs: 4_000 })).toBe(0)
})

test('of several findings the gravest counts', () => {
  const found = (severity: string) => ({ rule: '', category: '', article: '', from: 0, to: 1, severity, action: '', message: '', rewrite: null })

  expect(gravestOf([found('S1'), found('S3'), found('S2')])).toBe('S3')
  expect(gravestOf([])).toBe('')
})

test('a pack is asked for by show, line and a reason with any signs in it', () => {
  expect(packOf('7', '9', '抽查 & 复核')).toBe(`/api/officer/packs/finding?show=7&line=9&reason=${encodeURIComponent('抽查').concat('+%26+', encodeURIComponent('复核'))}`)
})
