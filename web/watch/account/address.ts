import type { Address } from '@ui/session'
import type { Word } from '../words'

/** What is wrong with an address, by field; empty when a parcel can be sent there. */
export function wrongWith(address: Address): Partial<Record<keyof Address, Word>> {
  return {
    ...(address.recipient.trim() === '' ? { recipient: 'needRecipient' } : {}),
    ...(isPhone(address.phone) ? {} : { phone: 'badPhone' }),
    ...(address.region.trim() === '' ? { region: 'needRegion' } : {}),
    ...(address.street.trim() === '' ? { street: 'needStreet' } : {}),
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
