import { onScopeDispose } from 'vue'
import { type ActOn, tell } from './feed'

const STAYED = 30_000
const LEFT_AT_ONCE = 5_000

/** Tells that a page was opened, that somebody stayed for half a minute, or left within seconds. */
export function useTold(on: ActOn, signedIn: () => boolean): () => void {
  let opened = 0
  let clock: ReturnType<typeof setTimeout> | undefined

  function open(): void {
    if (opened > 0 || !signedIn()) {
      return
    }
    opened = Date.now()
    void tell('click', on)
    clock = setTimeout(() => document.hidden || void tell('watch', on), STAYED)
  }

  onScopeDispose(() => {
    clearTimeout(clock)
    if (opened > 0 && Date.now() - opened < LEFT_AT_ONCE) {
      void tell('quick_exit', on)
    }
  })
  return open
}
