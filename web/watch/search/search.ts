import { api } from '@ui/api'
import type { ShowCard, Waiting } from '@ui/shop'
import type { Part } from '@ui/useParts'
import type { LocationQueryRaw } from 'vue-router'
import type { Film } from '../films/films'

/** What can be looked for, in the order of the tabs. */
export const KINDS = ['goods', 'shows', 'hosts', 'films'] as const
export type Kind = (typeof KINDS)[number]

/** A show on air, announced, or over with its replay. */
export type FoundShow = ShowCard &
  Waiting & {
    startsAt: string | null
    teaser: string
    /** The title of goods in it by which it was found. */
    foundBy: string | null
  }

export type FoundHost = {
  id: string
  name: string
  /** The show on air now. */
  showId: string | null
  /** The next show that is announced. */
  comingId: string | null
  startsAt: string | null
  shopId: string
  shopName: string
}

/** A part of what was found; `instead` is what was looked for in place of words that nothing is called by. */
export type FoundPart<T> = Part<T> & { instead: string | null }

const ask = <T>(kind: Exclude<Kind, 'goods'>, words: string, after: string) =>
  api.get<FoundPart<T>>(`/api/search/${kind}?limit=24&q=${encodeURIComponent(words)}&after=${encodeURIComponent(after)}`)

export const searchApi = {
  shows: (words: string, after: string) => ask<FoundShow>('shows', words, after),
  hosts: (words: string, after: string) => ask<FoundHost>('hosts', words, after),
  films: (words: string, after: string) => ask<Film>('films', words, after),
}

/** Which of them an address asks for; goods where it does not say. */
export function kindOf(tab: unknown): Kind {
  return KINDS.find((kind) => kind === tab) ?? 'goods'
}

/** The address of a search. */
export function placeOf(words: string, kind: Kind): { path: string; query: LocationQueryRaw } {
  return { path: '/mall', query: { ...(words === '' ? {} : { q: words }), ...(kind === 'goods' ? {} : { tab: kind }) } }
}

/** Shows on air, to come and over, each in the order in which they were found. */
export function inGroups(shows: readonly FoundShow[]) {
  return {
    onAir: shows.filter((show) => show.state === 'open' || show.state === 'closing'),
    coming: shows.filter((show) => show.state === 'planned'),
    replays: shows.filter((show) => show.state === 'closed'),
  }
}
