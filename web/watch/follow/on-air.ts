import { api, ApiError } from '@ui/api'
import { toast } from '@ui/base/toast'
import { useSession } from '@ui/session'
import { onBeforeUnmount, shallowRef, type ShallowRef, watch } from 'vue'
import { t } from '../words'

/** A show on air of a shop or a host whom one follows. */
export type FollowedShow = { kind: 'shop' | 'host'; id: string; name: string; showId: string; title: string; hostKind: 'DIGITAL' | 'HUMAN' }

const LOOK_EVERY = 10_000
/** Long enough to read who and what. */
const SAID_FOR = 6_000

/** Each show once, though both its shop and its host are followed. */
export function onceEach(shows: readonly FollowedShow[]): FollowedShow[] {
  return shows.filter((show, at) => shows.findIndex((one) => one.showId === show.showId) === at)
}

/** What has begun since the last look; what was on air at the first one has not. */
export function begun(before: readonly FollowedShow[] | null, now: readonly FollowedShow[]): FollowedShow[] {
  return before === null ? [] : onceEach(now).filter((show) => !before.some((one) => one.showId === show.showId))
}

/** What is on air of whom one follows, looked at again and again while the page is open; what begins meanwhile is said. Null until it is known. */
export function useFollowedOnAir(): ShallowRef<FollowedShow[] | null> {
  const session = useSession()
  const live = shallowRef<FollowedShow[] | null>(null)
  let looks = 0

  async function look(): Promise<void> {
    const mine = ++looks
    try {
      const { items } = await api.get<{ items: FollowedShow[] }>('/api/follows/on-air')
      if (mine === looks) {
        begun(live.value, items).forEach(({ name, title }) => toast(t('followsBegun', { name, title }), 'good', SAID_FOR))
        live.value = items
      }
    } catch (refusal) {
      // A page stands without it, and the next look may succeed.
      if (!(refusal instanceof ApiError)) {
        throw refusal
      }
    }
  }

  watch(
    () => session.me?.id,
    (me) => {
      looks++
      live.value = null
      if (me !== undefined) {
        void look()
      }
    },
    { immediate: true },
  )
  const clock = setInterval(() => session.signedIn && !document.hidden && void look(), LOOK_EVERY)
  onBeforeUnmount(() => {
    looks++
    clearInterval(clock)
  })
  return live
}
