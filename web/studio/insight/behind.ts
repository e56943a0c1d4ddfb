import { api } from '@ui/api'
import { momentText } from '@ui/i18n'
import type { CursorPage } from '../types'
import { type Asked, clockText, type Fact } from './insight'

/** What stands behind a figure, as the panel lists it: an event of the journal, an hour of a show, or a row that was typed in or imported. */
export type Listed = Omit<Fact, 'type'> & {
  id: string
  /** Whose hour it is; null where it is none. */
  showId: string | null
  /** When it was and what it is, in the reader's language. */
  when: () => string
  what: () => string
}

/** Reads a part of what is behind a figure. */
export type ReadBehind = (asked: Asked, after: string) => Promise<CursorPage<Listed>>

/** What is behind a figure of the radar, as the server tells it. */
export type RadarFact = { place: string; type: string; at: string; orderId: string | null; showId: string | null; minor: number | null; count: number | null }

const A_PAGE = '50'

/** The events behind the figures of a show, of a minute, an hour or an item where one is asked about. */
export function behindShow(showId: () => string): ReadBehind {
  return async (asked, after) => {
    const query = new URLSearchParams({ metric: asked.metric, limit: A_PAGE, after })
    for (const narrowed of ['minute', 'hour', 'item'] as const) {
      const value = asked[narrowed]
      if (value !== undefined) {
        query.set(narrowed, value)
      }
    }
    const page = await api.get<CursorPage<Fact>>(`/api/studio/shows/${showId()}/insight/events?${query.toString()}`)
    return { items: page.items.map((fact) => listed(fact, () => clockText(fact.at))), next: page.next }
  }
}

/** The events behind the sums of a shop's days, of the one that is asked about or of all. */
export function behindDays(days: () => readonly { day: string }[]): ReadBehind {
  return async (asked, after) => {
    const first = asked.day ?? days()[0]?.day ?? ''
    const last = asked.day ?? days().at(-1)?.day ?? ''
    const query = new URLSearchParams({ metric: asked.metric, first, last, limit: A_PAGE, after })
    const page = await api.get<CursorPage<Fact>>(`/api/studio/insight/events?${query.toString()}`)
    return { items: page.items.map((fact) => listed(fact, () => momentText(fact.at))), next: page.next }
  }
}

/** What is behind the figures of one thing in the radar; `path` is its address with what was chosen. */
export function behindSubject(path: () => { address: string; query: string }): ReadBehind {
  return async (asked, after) => {
    const { address, query } = path()
    const more = new URLSearchParams({ metric: asked.metric, limit: A_PAGE, after })
    const page = await api.get<CursorPage<RadarFact>>(`${address}/events?${query}&${more.toString()}`)
    return {
      items: page.items.map((fact) => ({ ...listed({ ...fact, itemId: null, reach: null }, () => momentText(fact.at)), showId: fact.showId })),
      next: page.next,
    }
  }
}

function listed(fact: Fact, when: () => string): Listed {
  return { ...fact, id: `${fact.place} ${fact.at}`, showId: null, when, what: () => fact.type }
}
