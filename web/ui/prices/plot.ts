/** Where prices of ninety days stand in a picture of them. */
export type Scale = { x: (at: string) => number; y: (minor: number) => number; right: number }

const DAYS = 90 * 24 * 3_600_000

/** A scale for all these amounts; what is older than ninety days stands at the left edge. */
export function plotScale(box: { width: number; height: number; pad: number }, until: number, amounts: readonly number[]): Scale {
  const least = Math.min(...amounts)
  const most = Math.max(...amounts)
  const { width, height, pad } = box
  return {
    x: (at) => pad + Math.max(0, 1 - (until - Date.parse(at)) / DAYS) * (width - 2 * pad),
    y: (minor) => height - pad - ((minor - least) / Math.max(1, most - least)) * (height - 2 * pad),
    right: width - pad,
  }
}

/** A price that holds until the next one, the oldest first, as the path of a stair. */
export function stairOf(prices: readonly { at: string; price: { minor: number } }[], scale: Scale): string {
  return prices
    .map((one, index) => {
      const next = prices[index + 1]
      return `${index === 0 ? 'M' : 'L'}${scale.x(one.at)} ${scale.y(one.price.minor)} H${next === undefined ? scale.right : scale.x(next.at)}`
    })
    .join(' ')
}
