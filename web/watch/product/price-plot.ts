import type { Money } from '@ui/money'
import type { PriceStep } from '../mall/mall'

const WIDTH = 320
const HEIGHT = 96
const EDGE = 10

/** The list price as steps from its first day to now, and each show's price as a dot; null where there is no list price. */
export function plotted(versions: readonly PriceStep[], now: number) {
  const listed = versions.filter((step) => step.showId === null)
  const [first] = listed
  if (first === undefined) {
    return null
  }
  const amounts = versions.map((step) => step.price.minor)
  const lowest = Math.min(...amounts)
  const highest = Math.max(...amounts)
  const start = Date.parse(first.at)
  const x = (at: number) => EDGE + ((WIDTH - 2 * EDGE) * (Math.max(start, at) - start)) / Math.max(1, now - start)
  const y = (minor: number) =>
    highest === lowest ? HEIGHT / 2 : HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * (minor - lowest)) / (highest - lowest)
  let path = ''
  for (const step of listed) {
    const at = round(x(Date.parse(step.at)))
    path += path === '' ? `M${at} ${round(y(step.price.minor))}` : ` H${at} V${round(y(step.price.minor))}`
  }
  const dots = versions
    .filter((step) => step.showId !== null)
    .map((step) => ({ key: step.priceVersion, x: round(x(Date.parse(step.at))), y: round(y(step.price.minor)) }))
  const money = (minor: number): Money => ({ minor, currency: first.price.currency })
  return { path: `${path} H${WIDTH - EDGE}`, dots, low: money(lowest), high: money(highest) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
