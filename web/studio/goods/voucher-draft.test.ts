import type { Voucher } from '@ui/shop'
import { expect, test } from 'vitest'
import { emptyPlace, emptyVoucher, voucherBody, voucherDraftOf, type VoucherFlaw, voucherFlaws } from './voucher-draft'

const DINNER: Voucher = {
  entitles: '双人餐一份',
  places: [{ name: '西湖店', address: '西湖区演示路 1 号', hours: '11:00–21:00', phone: '' }],
  validDays: 90,
  validUntil: null,
  excluded: '',
}

function flawsOf(draft: ReturnType<typeof emptyVoucher>): Record<string, VoucherFlaw> {
  const flaws: Record<string, VoucherFlaw> = {}
  voucherFlaws(draft, (path, flaw) => {
    if (flaw !== null) {
      flaws[path] ??= flaw
    }
  })
  return flaws
}

test('what the server sent goes back unchanged when nothing was touched', () => {
  expect(voucherBody(voucherDraftOf(DINNER))).toEqual(DINNER)
  expect(flawsOf(voucherDraftOf(DINNER))).toEqual({})
})

test('only one of days and date counts, the one that is chosen', () => {
  const draft = { ...voucherDraftOf(DINNER), ends: 'date' as const, validUntil: '2027-01-31' }

  expect(voucherBody(draft)).toMatchObject({ validDays: null, validUntil: '2027-01-31' })
  expect(flawsOf({ ...draft, validUntil: '' })).toEqual({ 'voucher.validUntil': 'missing' })
  expect(flawsOf({ ...draft, ends: 'days', validDays: '721' })).toEqual({ 'voucher.validDays': 'voucherDaysRange' })
})

test('an empty form says what is missing, and no two places have one name', () => {
  expect(flawsOf(emptyVoucher())).toEqual({
    'voucher.entitles': 'missing',
    'voucher.places[0].name': 'missing',
    'voucher.places[0].address': 'missing',
    'voucher.places[0].hours': 'missing',
  })
  expect(flawsOf({ ...voucherDraftOf(DINNER), places: [] })).toEqual({ 'voucher.places': 'needPlace' })
  const twice = { ...voucherDraftOf(DINNER), places: [...DINNER.places, { ...emptyPlace(), ...DINNER.places[0] }] }
  expect(flawsOf(twice)).toEqual({ 'voucher.places[1].name': 'twice' })
})
