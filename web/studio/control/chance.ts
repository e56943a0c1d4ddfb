import { api } from '@ui/api'
import type { Money } from '@ui/money'
import { useRead } from '@ui/useRead'
import { computed, onBeforeUnmount } from 'vue'

/** Why a flash sale that was allowed is not begun now; the last two keep only the digital host from it. */
export type ChanceBar =
  | 'taken_back'
  | 'running'
  | 'used_up'
  | 'not_yet'
  | 'too_late'
  | 'pause'
  | 'few_left'
  | 'gone'
  | 'measure'
  | 'not_lower'
  | 'another_sale'
  | 'few_viewers'
  | 'no_grounds'
export type ChanceWhy = 'audience' | 'asked' | 'slack' | 'plenty' | 'last_call'
export type ChanceOpening = { flashId: string; at: string; byHost: boolean; grounds: { why: ChanceWhy; figure: number }[] }
/** A flash sale that is begun when the moment is good; `bar` is why nobody can begin it now. */
export type AllowedSale = {
  allowedId: string
  itemId: string
  prices: { skuId: string; price: Money }[]
  minutes: number
  from: string
  until: string
  most: number
  pauseMinutes: number
  leastLeft: number
  bar: ChanceBar | null
  openings: ChanceOpening[]
}
export type AllowBody = Omit<AllowedSale, 'allowedId' | 'bar' | 'openings'>

/** What the form asks, as it was typed. */
export type ChanceForm = { startsIn: string; hours: string; minutes: string; most: string; pause: string; least: string }
export const USUAL_CHANCE: ChanceForm = { startsIn: '0', hours: '24', minutes: '10', most: '1', pause: '60', least: '0' }

const MINUTE = 60_000
const LEAST_PAUSE = 15
/** As far as the server lets a window reach. */
const MOST_HOURS = 168
const READ_EVERY = 5_000

/** The times and numbers of a wish from what was typed; null where they make no sense. */
export function chanceTerms(form: ChanceForm, now: number): Pick<AllowBody, 'minutes' | 'from' | 'until' | 'most' | 'pauseMinutes' | 'leastLeft'> | null {
  const [startsIn, hours] = [Number(form.startsIn), Number(form.hours)]
  const [minutes, most, pauseMinutes, leastLeft] = [Number(form.minutes), Number(form.most), Number(form.pause), Number(form.least)]
  const counts = [minutes, most, pauseMinutes, leastLeft].every((one) => Number.isInteger(one))
  const within = startsIn >= 0 && startsIn <= MOST_HOURS * 60 && hours <= MOST_HOURS
  const fits = within && hours * 60 >= minutes && minutes >= 1 && most >= 1 && pauseMinutes >= LEAST_PAUSE && leastLeft >= 0
  if (!counts || !fits) {
    return null
  }
  const from = now + startsIn * MINUTE
  return {
    minutes,
    from: new Date(from).toISOString(),
    until: new Date(from + hours * 60 * MINUTE).toISOString(),
    most,
    pauseMinutes,
    leastLeft,
  }
}

/** Whether it can still come to be begun. */
export function isAlive(sale: AllowedSale): boolean {
  return sale.bar !== 'taken_back' && sale.bar !== 'used_up' && sale.bar !== 'too_late'
}

/** The flash sales of a show that are begun when the moment is good, read again every few seconds. */
export function useAllowedSales(showId: () => string) {
  const { value, failure, load } = useRead(() => api.get<AllowedSale[]>(`/api/studio/shows/${showId()}/allowed-flashes`))
  const sales = computed(() => value.value ?? [])
  const lost = computed(() => failure.value !== null)

  void load()
  const clock = setInterval(() => void (document.hidden || load()), READ_EVERY)
  onBeforeUnmount(() => clearInterval(clock))
  return { sales, lost, load }
}
