import { onScopeDispose, type Ref, ref } from 'vue'

let aheadMilliseconds = 0

/** Learns from an answer's `Date` header how far this machine's clock is off; a second's error is left as it is. */
export function learnServerTime(dateHeader: string | null, now = Date.now()): void {
  const told = dateHeader === null ? Number.NaN : Date.parse(dateHeader)
  if (Number.isFinite(told)) {
    const off = told - now
    aheadMilliseconds = Math.abs(off) > 1_500 ? off : 0
  }
}

/** The server's time as well as this page knows it: a countdown must not depend on a phone's wrong clock. */
export function serverNow(): number {
  return Date.now() + aheadMilliseconds
}

/** The server's time, ticking while the component lives. */
export function useTicking(everyMilliseconds = 250): Ref<number> {
  const now = ref(serverNow())
  const clock = setInterval(() => (now.value = serverNow()), everyMilliseconds)
  onScopeDispose(() => clearInterval(clock))
  return now
}

/** A long deadline's rest in days and, for what is left of the last one, `05:04:59`. */
export function daysAndClock(leftMilliseconds: number): { days: number; clock: string } {
  const seconds = Math.max(0, Math.ceil(leftMilliseconds / 1000))
  const pad = (part: number) => String(part).padStart(2, '0')
  const rest = seconds % 86_400
  return { days: Math.floor(seconds / 86_400), clock: `${pad(Math.floor(rest / 3600))}:${pad(Math.floor(rest / 60) % 60)}:${pad(rest % 60)}` }
}

/** What is left of a deadline as `4:59` or `1:04:59`; never below zero. */
export function countdownText(leftMilliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(leftMilliseconds / 1000))
  const pad = (part: number) => String(part).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${pad(minutes)}:${pad(seconds % 60)}`
}
