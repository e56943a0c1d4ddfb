import { LiveRefusal, type Own } from '@ui/live'

/** That one may not speak in a room: until when, and why where an officer of the platform did it. */
export type Mute = { until: string; officerReason: string | null }

/** What a message to oneself says of it; null when one may speak again. */
export function muteTold(message: Extract<Own, { t: 'muted' }>): Mute | null {
  const { until, officerReason } = message.d
  return until === null ? null : { until, officerReason }
}

/** What a refused line says of it, for who came in muted; null for every other refusal. */
export function muteRefused(refusal: unknown): Mute | null {
  if (!(refusal instanceof LiveRefusal) || (refusal.code !== 'muted' && refusal.code !== 'muted-by-officer')) {
    return null
  }
  const { until, reason } = refusal.data
  return typeof until === 'string' ? { until, officerReason: typeof reason === 'string' ? reason : null } : null
}
