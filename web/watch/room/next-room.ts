import { api, ApiError } from '@ui/api'
import type { ShowCard } from '@ui/shop'

/** How far up a finger must go to mean the next room, and how much more up than sideways. */
const FAR_ENOUGH = 90
const STEEP_ENOUGH = 1.8

export type Point = { x: number; y: number }

export function isSwipeUp(from: Point, to: Point): boolean {
  const up = from.y - to.y
  return up >= FAR_ENOUGH && up >= STEEP_ENOUGH * Math.abs(to.x - from.x)
}

/** The live room after this one, in the order of the list and round again; null when there is no other. */
export function roomAfter(shows: readonly ShowCard[], showId: string): string | null {
  const onAir = shows.filter((show) => show.state === 'open' || show.state === 'closing' || show.id === showId)
  const at = onAir.findIndex((show) => show.id === showId)
  const next = onAir[(at + 1) % onAir.length]
  return next === undefined || next.id === showId ? null : next.id
}

export async function findNextRoom(showId: string): Promise<string | null> {
  try {
    return roomAfter(await api.get<ShowCard[]>('/api/shows'), showId)
  } catch (refusal) {
    // A swipe on a weak network leads nowhere; one is still in a room.
    if (refusal instanceof ApiError) {
      return null
    }
    throw refusal
  }
}
