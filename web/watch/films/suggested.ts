import { ApiError } from '@ui/api'
import type { Part } from '@ui/useParts'
import type { SuggestedFilm, Suggestions, Why } from '../feed/feed'
import type { Film } from './films'

const PART = 6
/** More would not fit into an address; what was seen longest ago may come again. */
const MOST_LEFT_OUT = 200
/** So many parts are asked for at once where nothing of them may be shown any more. */
const MOST_TRIES = 5
const MORE = 'suggested'

type World = {
  suggest(limit: number, leaveOut: readonly string[]): Promise<Suggestions<SuggestedFilm>>
  named(ids: readonly string[]): Promise<Part<Film>>
  newest(after: string): Promise<Part<Film>>
}

/** What is known of a film's place in the feed: why it is there, and by what is told that it was seen, where that is kept. */
export type Place = { why: Why; card: string | null; personalised: boolean }

/** The feed as it suits the one who looks, part by part; without suggestions the newest films come first, and no place is known. */
export function suggestedFilms(world: World) {
  const places = new Map<string, Place>()
  let asked: string[] = []

  async function suggested(): Promise<Part<Film>> {
    for (let tries = 1; ; tries++) {
      const { items, listId, personalised } = await world.suggest(PART, asked.slice(-MOST_LEFT_OUT))
      const ids = items.map(({ filmId }) => filmId)
      asked = [...asked, ...ids]
      items.forEach(({ filmId, why }) => places.set(filmId, { why, card: listId === null ? null : `${listId}/${filmId}`, personalised }))
      const films = ids.length === 0 ? [] : (await world.named(ids)).items
      const next = ids.length < PART ? null : MORE
      if (films.length > 0 || next === null || tries === MOST_TRIES) {
        return { items: films, next: films.length > 0 ? next : null }
      }
    }
  }

  /** `after` is empty for the top, else where the last part has ended. */
  async function part(after: string): Promise<Part<Film>> {
    if (after !== '' && after !== MORE) {
      return world.newest(after)
    }
    if (after === '') {
      asked = []
    }
    try {
      return await suggested()
    } catch (refusal) {
      if (!(refusal instanceof ApiError) || after === MORE) {
        throw refusal
      }
      return world.newest('')
    }
  }

  return { part, place: (id: string): Place | null => places.get(id) ?? null }
}
