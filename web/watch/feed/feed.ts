import { api, ApiError } from '@ui/api'
import { CATEGORIES, labelIn } from '@ui/vocabulary'
import type { GoodsCard } from '../mall/mall'
import { t, type Word } from '../words'

/** Why something stands in a list: what it is about is a title, a shop or a category. */
export type Why = { code: 'viewed' | 'bought' | 'alike' | 'followed' | 'again' | 'sells' | 'interest' | 'now' | 'popular' | 'new'; about: string | null }

/** `personalised` is false where the list is the one that a stranger gets; by `listId` is told what of it was seen, where that is kept. */
export type Suggestions<T> = { personalised: boolean; listId: string | null; items: T[] }
/** Where a list stands. */
export type Surface = 'home' | 'product' | 'bag' | 'paid' | 'room'
export type Asked = { surface: Surface; limit: number; beside?: string | undefined; leaveOut?: readonly string[]; show?: string | undefined }
export type SuggestedGood = { card: GoodsCard; why: Why }
export type SuggestedRoom = { showId: string; why: Why }
export type SuggestedFilm = { filmId: string; why: Why }

/** Something done with a product, a show or a film: what lists are made of. */
export type Act = 'click' | 'watch' | 'like' | 'cart' | 'quick_exit'
export type ActOn = { productId: string } | { showId: string } | { filmId: string }

/** What is supposed of somebody's interest in a category, and what they said of it. */
export type Interest = { category: string; share: number; said: 'more' | 'none' | 'as_found' }
export type Blocked = { kind: 'product' | 'shop'; id: string; name: string }
export type Known = { personalised: boolean; interests: Interest[]; blocked: Blocked[]; forgottenAt: string | null; keptDays: number }

const WORDS: Record<Why['code'], Word> = {
  viewed: 'whyViewed',
  bought: 'whyBought',
  alike: 'whyAlike',
  followed: 'whyFollowed',
  again: 'whyAgain',
  sells: 'whySells',
  interest: 'whyInterest',
  now: 'whyNow',
  popular: 'whyPopular',
  new: 'whyNew',
}
/** Of a film these are said in other words. */
const FILM_WORDS: Record<Why['code'], Word> = { ...WORDS, sells: 'whyFilmOf', new: 'whyFilmNew' }
/** A reason stands on one line beneath a tile. */
const LONGEST = 14

/** The reason in words; without what it is about, where that is gone, the plain one. */
export function whyText({ code, about }: Why, of: 'goods' | 'film' = 'goods'): string {
  const words = of === 'film' ? FILM_WORDS : WORDS
  const bare = code === 'now' || code === 'new'
  if (bare) {
    return t(words[code])
  }
  if (about === null) {
    return t('whyPlain')
  }
  const said = code === 'interest' || code === 'popular' ? labelIn(CATEGORIES, about) : about
  const characters = Array.from(said)
  return t(words[code], { about: characters.length > LONGEST ? characters.slice(0, LONGEST - 1).join('') + '…' : said })
}

/** Shows in the order of the suggestions; those of which nothing is said keep their places after them. */
export function inOrderOf<T extends { id: string }>(shows: readonly T[], order: readonly { showId: string }[]): T[] {
  const places = new Map(order.map(({ showId }, place) => [showId, place]))
  return [...shows].sort((one, other) => (places.get(one.id) ?? Infinity) - (places.get(other.id) ?? Infinity) || 0)
}

export const feed = {
  goods: ({ surface, limit, beside, leaveOut = [], show }: Asked) => {
    const asked = new URLSearchParams({ surface, limit: String(limit) })
    if (show !== undefined) {
      asked.set('show', show)
    }
    if (beside !== undefined) {
      asked.set('beside', beside)
    }
    if (leaveOut.length > 0) {
      asked.set('leaveOut', leaveOut.slice(0, 50).join(','))
    }
    return api.get<Suggestions<SuggestedGood>>(`/api/feed/products?${asked.toString()}`)
  },
  rooms: (limit: number, surface?: Surface) => api.get<Suggestions<SuggestedRoom>>(`/api/feed/rooms?limit=${limit}${surface === undefined ? '' : `&surface=${surface}`}`),
  films: (limit: number, leaveOut: readonly string[]) => api.get<Suggestions<SuggestedFilm>>(`/api/feed/films?limit=${limit}${leaveOut.length === 0 ? '' : `&leaveOut=${leaveOut.join(',')}`}`),
  /** Cards that were half on the screen for a second. */
  shown: (listId: string, itemIds: readonly string[]) => api.post('/api/feed/shown', { listId, itemIds }),
  known: () => api.get<Known>('/api/me/interests'),
  say: (category: string, said: Interest['said']) => api.put<Known>('/api/me/interests', { category, said }),
  personalise: (on: boolean) => api.put<Known>('/api/me/personalised', { on }),
  block: (kind: Blocked['kind'], id: string, blocked: boolean) => api.put<Known>(`/api/me/blocked/${kind}/${encodeURIComponent(id)}`, { blocked }),
  forget: () => api.delete<Known>('/api/me/interests'),
  unsee: (productId: string) => api.delete<null>(`/api/me/history/${encodeURIComponent(productId)}`),
}

/** Tells which cards of lists were seen, each named `list/item`, list by list. */
export async function tellShown(cards: readonly string[]): Promise<void> {
  const lists = new Map<string, string[]>()
  for (const card of cards) {
    const [list = '', item = ''] = card.split('/')
    lists.set(list, [...(lists.get(list) ?? []), item])
  }
  await Promise.all([...lists].map(([list, items]) => feed.shown(list, items)))
}

/** Tells what was done, for the lists of who is signed in; that it could not be told is nobody's trouble. */
export async function tell(act: Act, on: ActOn): Promise<void> {
  try {
    await api.post('/api/feed/acts', { acts: [{ act, ...on }] })
  } catch (refusal) {
    if (!(refusal instanceof ApiError)) {
      throw refusal
    }
  }
}
