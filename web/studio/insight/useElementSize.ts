import { onBeforeUnmount, onMounted, ref, type ShallowRef } from 'vue'

/** The size of an element in CSS pixels, kept as it changes. */
export function useElementSize(element: Readonly<ShallowRef<HTMLElement | null>>) {
  const width = ref(0)
  const height = ref(0)
  let observer: ResizeObserver | null = null

  onMounted(() => {
    if (element.value !== null) {
      observer = new ResizeObserver(([entry]) => {
        if (entry !== undefined) {
          width.value = Math.floor(entry.contentRect.width)
          height.value = Math.floor(entry.contentRect.height)
        }
      })
      observer.observe(element.value)
    }
  })
  onBeforeUnmount(() => observer?.disconnect())

  return { width, height }
}
