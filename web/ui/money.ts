/** An amount in the smallest unit of its currency, as the server sends it. */
export type Money = { minor: number; currency: string }

/** A price taken apart, so that the symbol can be small and the integer part large. */
export type PriceParts = { symbol: string; integer: string; fraction: string }

const DIGITS: Record<string, number> = { JPY: 0, KRW: 0, VND: 0 }
const SYMBOLS: Record<string, string> = { CNY: '¥', USD: '$', EUR: '€', HKD: 'HK$', JPY: '¥', GBP: '£' }

/** Takes an amount apart; a fraction of nothing but zeros is left out. */
export function priceParts(money: Money): PriceParts {
  const digits = digitsOf(money.currency)
  const unit = 10 ** digits
  const whole = Math.trunc(Math.abs(money.minor) / unit)
  const rest = Math.abs(money.minor) % unit
  return {
    symbol: (money.minor < 0 ? '-' : '') + symbolOf(money.currency),
    integer: whole.toLocaleString('en-US'),
    fraction: rest === 0 ? '' : '.' + String(rest).padStart(digits, '0'),
  }
}

/** The amount in one piece, such as `¥1,288.50`. */
export function priceText(money: Money): string {
  const { symbol, integer, fraction } = priceParts(money)
  return symbol + integer + fraction
}

export function times(money: Money, pieces: number): Money {
  return { minor: money.minor * pieces, currency: money.currency }
}

export function plus(one: Money, other: Money): Money {
  return { minor: one.minor + other.minor, currency: one.currency }
}

export function sameMoney(one: Money, other: Money): boolean {
  return one.minor === other.minor && one.currency === other.currency
}

/** Reads what a person typed, such as `88` or `88.50`; null when it is no amount of this currency. */
export function parseMoney(text: string, currency = 'CNY'): Money | null {
  const digits = digitsOf(currency)
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text.trim().replace(/^[¥￥$€£]/, '').replaceAll(',', ''))
  const fraction = match?.[2] ?? ''
  if (match === null || fraction.length > digits) {
    return null
  }
  return { minor: Number(match[1]) * 10 ** digits + Number(fraction.padEnd(digits, '0') || '0'), currency }
}

function digitsOf(currency: string): number {
  return DIGITS[currency] ?? 2
}

function symbolOf(currency: string): string {
  return SYMBOLS[currency] ?? currency + ' '
}
