import { api, ApiError } from '@ui/api'
import type { ShowCard, ShowPage } from '@ui/shop'
import type { Part } from '@ui/useParts'
import { feed, inOrderOf } from '../feed/feed'

/** How far a finger must go to mean another room, and how much more up or down than sideways. */
const FAR_ENOUGH = 90
const STEEP_ENOUGH = 1.8
/** A turned wheel means one room, however long it runs on. */
const WHEEL_ENOUGH = 60
const WHEEL_RESTS = 700
const FRESH = 20_000

export type Point = { x: number; y: number }
/** To the room below, or back to the one above. */
export type Turn = 1 | -1

/** Which way a finger has gone; null where it meant something else. */
export function swipe(from: Point, to: Point): Turn | null {
  const up = from.y - to.y
  const steep = Math.abs(up) >= FAR_ENOUGH && Math.abs(up) >= STEEP_ENOUGH * Math.abs(to.x - from.x)
  return steep ? (up > 0 ? 1 : -1) : null
}

/** Adds up a wheel's little steps; after a turn it rests, for a touchpad runs on by itself. */
export function wheelTurns(): (deltaY: number, now: number) => Turn | null {
  let sum = 0
  let last = -Infinity
  let turned = -Infinity
  return (deltaY, now) => {
    if (now - last > WHEEL_RESTS || Math.sign(deltaY) !== Math.sign(sum)) {
      sum = 0
    }
    last = now
    sum += deltaY
    if (Math.abs(sum) < WHEEL_ENOUGH || now - turned < WHEEL_RESTS) {
      return null
    }
    turned = now
    sum = 0
    return deltaY > 0 ? 1 : -1
  }
}

/** The live room after or before this one, in the order of the list and round again; null when there is no other. */
export function roomBeside(shows: readonly ShowCard[], showId: string, turn: Turn): ShowCard | null {
  const onAir = shows.filter((show) => show.state === 'open' || show.state === 'closing' || show.id === showId)
  const at = onAir.findIndex((show) => show.id === showId)
  const beside = at < 0 && turn === -1 ? onAir.at(-1) : onAir[(at + turn + onAir.length) % onAir.length]
  return beside === undefined || beside.id === showId ? null : beside
}

let known: { at: number; shows: ShowCard[] } | null = null
let ahead: { id: string; page: Promise<ShowPage> } | null = null
let arrival: { id: string; turn: Turn } | null = null

/** All live rooms: they stand before those that are over. */
async function onAir(): Promise<ShowCard[]> {
  const all: ShowCard[] = []
  let after: string | null = ''
  do {
    const part: Part<ShowCard> = await api.get<Part<ShowCard>>(`/api/shows?limit=100&after=${after}`)
    all.push(...part.items)
    after = all.at(-1)?.state === 'closed' ? null : part.next
  } while (after !== null)
  return all
}

async function rooms(): Promise<ShowCard[]> {
  if (known === null || Date.now() - known.at > FRESH) {
    const [shows, order] = await Promise.all([onAir(), feed.rooms(60).catch(() => null)])
    known = { at: Date.now(), shows: inOrderOf(shows, order?.items ?? []) }
  }
  return known.shows
}

/** The room beside this one; on a weak network none, and one is still in a room. */
export async function findRoom(showId: string, turn: Turn): Promise<ShowCard | null> {
  try {
    return roomBeside(await rooms(), showId, turn)
  } catch (refusal) {
    if (refusal instanceof ApiError) {
      return null
    }
    throw refusal
  }
}

/** Reads ahead what the next room's page needs and its cover, so that a swipe meets no empty page. */
export async function readAhead(showId: string): Promise<void> {
  const next = await findRoom(showId, 1)
  if (next !== null && next.id !== ahead?.id) {
    const page = api.get<ShowPage>(`/api/shows/${encodeURIComponent(next.id)}`)
    ahead = { id: next.id, page }
    page.catch(() => (ahead = null))
    if (next.cover !== null) {
      new Image().src = next.cover
    }
  }
}

/** What was read ahead of this room, once. */
export function pageAhead(showId: string): Promise<ShowPage> | null {
  const page = ahead?.id === showId ? ahead.page : null
  ahead = page === null ? ahead : null
  return page
}

/** The cover of a room that the list knows. */
export function coverOf(showId: string): string | null {
  return known?.shows.find((show) => show.id === showId)?.cover ?? null
}

/** Remembers by which turn a room is about to be entered, for its way in. */
export function arriveBy(id: string, turn: Turn): void {
  arrival = { id, turn }
}

export function arrivedBy(id: string): Turn | null {
  return arrival?.id === id ? arrival.turn : null
}
