import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** True for a moment after a value changed, so that the eye finds it; false for its first value. */
export function useSeenChange(value: () => unknown, forMilliseconds = 1_600): Ref<boolean> {
  const changed = ref(false)
  let clock: ReturnType<typeof setTimeout> | undefined
  watch(value, (now, before) => {
    if (before !== undefined && before !== null && now !== null && now !== undefined) {
      clearTimeout(clock)
      changed.value = true
      clock = setTimeout(() => (changed.value = false), forMilliseconds)
    }
  })
  onScopeDispose(() => clearTimeout(clock))
  return changed
}
