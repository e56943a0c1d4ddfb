import { computed, ref } from 'vue'

const REMEMBERED = 'qt.danmaku'
const still = matchMedia('(prefers-reduced-motion: reduce)')
const wanted = ref(localStorage.getItem(REMEMBERED) !== 'off')
const calm = ref(still.matches)
still.addEventListener('change', (event) => (calm.value = event.matches))

/** Whether lines fly over the picture: as chosen the last time, and never where the system asks for less motion. */
export function useDanmaku() {
  return {
    /** Whether there is anything to choose. */
    possible: computed(() => !calm.value),
    flying: computed(() => wanted.value && !calm.value),
    toggle(): void {
      wanted.value = !wanted.value
      localStorage.setItem(REMEMBERED, wanted.value ? 'on' : 'off')
    },
  }
}
