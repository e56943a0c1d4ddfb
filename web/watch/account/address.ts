import { api } from '@ui/api'
import type { Address, BookAddress } from '@ui/session'
import type { Word } from '../words'

/** What a person writes to say where a parcel goes. */
export type AddressForm = {
  recipient: string
  phone: string
  province: string
  city: string
  district: string
  street: string
  isDefault: boolean
}

export const NO_ADDRESS: AddressForm = { recipient: '', phone: '', province: '', city: '', district: '', street: '', isDefault: false }

export const book = {
  all: () => api.get<{ items: BookAddress[] }>('/api/me/addresses').then((answer) => answer.items),
  add: (form: AddressForm) => api.post<BookAddress>('/api/me/addresses', form),
  revise: (id: string, form: AddressForm) => api.put<BookAddress>(`/api/me/addresses/${id}`, form),
  remove: (id: string) => api.delete(`/api/me/addresses/${id}`),
}

/** What is wrong with an address, by field; empty when a parcel can be sent there. */
export function wrongWith(form: AddressForm): Partial<Record<keyof AddressForm, Word>> {
  return {
    ...(form.recipient.trim() === '' ? { recipient: 'needRecipient' } : {}),
    ...(isPhone(form.phone) ? {} : { phone: 'badPhone' }),
    ...(form.province === '' ? { province: 'needProvince' } : {}),
    ...(form.city.trim() === '' ? { city: 'needCity' } : {}),
    ...(form.street.trim() === '' ? { street: 'needStreet' } : {}),
  }
}

/** As it is sent: without space around it, a number without the marks that people read it by. */
export function sent(form: AddressForm): AddressForm {
  return {
    recipient: form.recipient.trim(),
    phone: form.phone.replace(/[\s-]/g, ''),
    province: form.province,
    city: form.city.trim(),
    district: form.district.trim(),
    street: form.street.trim(),
    isDefault: form.isDefault,
  }
}

/** A mainland mobile number, or one with a country code. */
function isPhone(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '')
  return /^1[3-9]\d{9}$/.test(digits) || /^\+\d{7,15}$/.test(digits)
}

/** The address in one line, as it is written in the reader's country. */
export function addressLine(address: Address): string {
  return `${address.region} ${address.street}`
}
