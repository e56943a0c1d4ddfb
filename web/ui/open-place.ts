import { nextTick, type Ref, watch, type WatchSource } from 'vue'

/** Scrolls a menu to the place that is open: along the top of a phone it is wider than the screen, and whoever follows a link sees where it led. */
export function showOpenPlace(menu: Readonly<Ref<HTMLElement | null>>, changes: WatchSource[]): void {
  watch(
    changes,
    async () => {
      await nextTick()
      menu.value?.querySelector('.here')?.scrollIntoView({ block: 'nearest', inline: 'center' })
    },
    { immediate: true, flush: 'post' },
  )
}
