import type { Voucher, VoucherPlace } from '@ui/shop'

/** A voucher as it stands in the form; `ends` says which of the two, days or a date, counts. */
export type VoucherDraft = {
  entitles: string
  places: VoucherPlace[]
  ends: 'days' | 'date'
  validDays: string
  validUntil: string
  excluded: string
}
export type VoucherFlaw = 'missing' | 'tooLong' | 'twice' | 'voucherDaysRange' | 'needPlace'

export const MOST_PLACES = 10
const MOST_DAYS = 720

export function emptyVoucher(): VoucherDraft {
  return { entitles: '', places: [emptyPlace()], ends: 'days', validDays: '90', validUntil: '', excluded: '' }
}

export function emptyPlace(): VoucherPlace {
  return { name: '', address: '', hours: '', phone: '' }
}

export function voucherDraftOf(voucher: Voucher): VoucherDraft {
  return {
    entitles: voucher.entitles,
    places: voucher.places.map((place) => ({ ...place })),
    ends: voucher.validUntil === null ? 'days' : 'date',
    validDays: voucher.validDays === null ? '' : String(voucher.validDays),
    validUntil: voucher.validUntil ?? '',
    excluded: voucher.excluded,
  }
}

/** The voucher as the server takes it. */
export function voucherBody(draft: VoucherDraft): Voucher {
  return {
    entitles: draft.entitles.trim(),
    places: draft.places.map((place) => ({ name: place.name.trim(), address: place.address.trim(), hours: place.hours.trim(), phone: place.phone.trim() })),
    validDays: draft.ends === 'days' ? Number(draft.validDays) : null,
    validUntil: draft.ends === 'date' ? draft.validUntil : null,
    excluded: draft.excluded.trim(),
  }
}

/** All that is wrong, each by its path. */
export function voucherFlaws(draft: VoucherDraft, note: (path: string, flaw: VoucherFlaw | null) => void): void {
  note('voucher.entitles', textFlaw(draft.entitles, 300))
  note('voucher.excluded', textFlaw(draft.excluded, 200, 0))
  note('voucher.places', draft.places.length === 0 ? 'needPlace' : null)
  draft.places.forEach((place, index) => {
    const path = `voucher.places[${index}]`
    note(`${path}.name`, textFlaw(place.name, 30))
    note(`${path}.name`, place.name.trim() !== '' && draft.places.slice(0, index).some((other) => other.name.trim() === place.name.trim()) ? 'twice' : null)
    note(`${path}.address`, textFlaw(place.address, 80))
    note(`${path}.hours`, textFlaw(place.hours, 60))
    note(`${path}.phone`, textFlaw(place.phone, 30, 0))
  })
  if (draft.ends === 'date') {
    note('voucher.validUntil', draft.validUntil === '' ? 'missing' : null)
  } else {
    const days = Number(draft.validDays)
    note('voucher.validDays', /^\d{1,3}$/.test(draft.validDays.trim()) && days >= 1 && days <= MOST_DAYS ? null : 'voucherDaysRange')
  }
}

function textFlaw(text: string, most: number, least = 1): VoucherFlaw | null {
  const length = Array.from(text.trim()).length
  return length < least ? 'missing' : length > most ? 'tooLong' : null
}
