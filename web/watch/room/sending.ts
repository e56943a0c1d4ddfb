import { ApiError } from '@ui/api'
import { LiveRefusal, type Want } from '@ui/live'
import { quote, type QuotedPart } from '../checkout/checkout'
import type { Sending } from './purchase'

/** What a quote of one line says of sending it; null where something else is in the line's way. */
export function sendingOf(part: QuotedPart | undefined): Sending | null {
  const line = part?.lines[0]
  if (part === undefined || line === undefined) {
    return null
  }
  if (line.refusal !== null) {
    const { code, message, data } = line.refusal
    return code === 'not-served' ? { freight: null, far: new LiveRefusal(code, message, data) } : null
  }
  return { freight: part.freightKnown ? part.freight : null, far: null, ...(part.vouchers === true ? { nowhere: true } : {}) }
}

/** What sending costs to the buyer's usual address; null where it cannot be found out now. */
export async function readSending(showId: string, want: Want): Promise<Sending | null> {
  try {
    return sendingOf((await quote(null, [{ showId, wants: [want] }])).parts[0])
  } catch (refusal) {
    if (!(refusal instanceof ApiError)) {
      throw refusal
    }
    return refusal.code === 'address-region' ? { freight: null, far: new LiveRefusal(refusal.code, refusal.message, refusal.data) } : null
  }
}
