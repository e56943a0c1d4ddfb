import type { RouteLocationNormalized } from 'vue-router'

/** By what way somebody comes into a room; the server's words for it, in small letters. */
export const WAYS = ['home', 'follows', 'search', 'mall', 'shop', 'product', 'film', 'next', 'share', 'direct'] as const
export type Way = (typeof WAYS)[number]

export type Place = Pick<RouteLocationNormalized, 'name' | 'query'>

/** What a page leads on to, by itself; a product's page leads on by what led to it. */
function wayOn(from: Place, to: Place): Way | null {
  switch (from.name) {
    case 'home':
      return 'home'
    case 'me-follows':
      return 'follows'
    case 'mall':
      return typeof from.query['q'] === 'string' && from.query['q'] !== '' ? 'search' : 'mall'
    case 'shop':
      return 'shop'
    case 'films':
      return 'film'
    case 'show':
      return to.name === 'show' ? 'next' : null
    default:
      return null
  }
}

/** Follows somebody through the pages and knows, at each room, by what way they came there. */
export function createWay() {
  let entered: Way = 'direct'
  let toProduct: Way | null = null

  return {
    /** Somebody goes from one page to another; `from` has no name where they have just come. */
    go(to: Place, from: Place): void {
      if (to.name === 'product') {
        toProduct = from.name === 'product' ? toProduct : wayOn(from, to)
      } else if (to.name === 'show') {
        entered = to.query['via'] === 'share' && !from.name ? 'share' : ((from.name === 'product' ? (toProduct ?? 'product') : wayOn(from, to)) ?? 'direct')
      }
    },
    /** The way into the room that was entered last. */
    in: (): Way => entered,
  }
}

/** The way of this page's viewer. */
export const way = createWay()
