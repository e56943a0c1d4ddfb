import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** The places of the control room, in the order of their tabs: a narrow screen shows one of them, a wide one all. */
export const PLACES = ['goods', 'talk', 'host', 'figures', 'more'] as const

export type Place = (typeof PLACES)[number]

/**
 * What makes an element the panel of a place. Out of sight it is inert and yet laid out (see `phone.css`): it keeps its
 * lines to the server, what is typed in it, and how far it was scrolled.
 */
export type PanelAttributes = { id?: string; role?: string; 'aria-labelledby'?: string; inert?: boolean }

/** Where a host looks first: the talk, with the answers that wait. */
const FIRST: Place = 'talk'

/** The place that an address asks for, else the first one. */
export function placeOf(asked: unknown): Place {
  return PLACES.find((place) => place === asked) ?? FIRST
}

export function tabId(place: Place): string {
  return `place-${place}`
}

export function panelId(place: Place): string {
  return `panel-${place}`
}

/** The attributes of a place's panel while somebody is at `here`; a wide screen has no tabs and so no panels of theirs. */
export function panelOf(place: Place, here: Place, wide: boolean): PanelAttributes {
  if (wide) {
    return {}
  }
  return { id: panelId(place), role: 'tabpanel', 'aria-labelledby': tabId(place), ...(place === here ? {} : { inert: true }) }
}

/** Where a key leads from a tab, round at both ends; null where it leads nowhere. */
export function placeByKey(key: string, here: Place): Place | null {
  const last = PLACES.length - 1
  const at = PLACES.indexOf(here)
  switch (key) {
    case 'ArrowRight':
      return PLACES[at === last ? 0 : at + 1] ?? null
    case 'ArrowLeft':
      return PLACES[at === 0 ? last : at - 1] ?? null
    case 'Home':
      return PLACES[0]
    case 'End':
      return PLACES[last] ?? null
    default:
      return null
  }
}

/** The place that stands in the address (`?place=goods`), so that a page that is loaded again comes back to it. */
export function usePlace() {
  const route = useRoute()
  const router = useRouter()
  const here = computed(() => placeOf(route.query['place']))

  async function goTo(place: Place): Promise<void> {
    if (place !== here.value) {
      await router.replace({ query: { ...route.query, place } })
    }
  }

  return { here, goTo }
}
