import { serverNow } from './clock'
import { currentLanguage } from './i18n'
import type { Fact, Proof, ShopPromise } from './shop'
import { labelIn, UNITS } from './vocabulary'

/** How a proof stands on a day. */
export type ProofStanding = 'valid' | 'expired' | 'not-yet'

const SHANGHAI_AHEAD = 8 * 3_600_000
const YES_NO: Record<string, string> = { 是: 'Yes', 否: 'No' }

/** The day in China, where papers are issued, at a moment; written as the server writes days. */
function dayInChina(moment: number): string {
  return new Date(moment + SHANGHAI_AHEAD).toISOString().slice(0, 10)
}

/** The day of a moment or of a day, as written; null where there is none. */
export function dayOf(written: string | null | undefined): string | null {
  return written ? written.slice(0, 10) : null
}

/** Whether the proof counts now, by the server's clock; as there, its first and its last day count too. */
export function proofStanding({ validFrom, validUntil }: Pick<Proof, 'validFrom' | 'validUntil'>, now = serverNow()): ProofStanding {
  const today = dayInChina(now)
  const until = dayOf(validUntil)
  const from = dayOf(validFrom)
  return until !== null && until < today ? 'expired' : from !== null && from > today ? 'not-yet' : 'valid'
}

/** A fact's value as the reader reads it: yes or no and the known units in the reader's language, the rest as the shop wrote it. */
export function factText({ value, unit, type }: Pick<Fact, 'value' | 'unit' | 'type'>): string {
  const yes = type === 'yes-no' && currentLanguage.value === 'en' ? YES_NO[value] : undefined
  return unit === null ? (yes ?? value) : `${value} ${labelIn(UNITS, unit)}`
}

/** A counted promise in the reader's language. */
export function promiseText(promise: ShopPromise): string {
  return promise[currentLanguage.value]
}
