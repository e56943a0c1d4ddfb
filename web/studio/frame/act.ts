import { ApiError } from '@ui/api'
import { ref, type Ref } from 'vue'
import { fieldErrors, refusalText } from '../refusals'

/** What a form that is sent goes through: pressed once, on its way, refused at a field or as a whole. */
export type Act = {
  pressed: Ref<boolean>
  busy: Ref<boolean>
  /** What the server says at a field, by its path. */
  told: Ref<Record<string, string>>
  /** What it says of the whole. */
  trouble: Ref<string>
  /** Begins with another thing: what is still on its way is nothing to this one. */
  anew: () => void
  send: (work: () => Promise<void>) => Promise<void>
}

export function useAct(): Act {
  const pressed = ref(false)
  const busy = ref(false)
  const told = ref<Record<string, string>>({})
  const trouble = ref('')

  let turn = 0

  function anew(): void {
    turn++
    busy.value = false
    pressed.value = false
    told.value = {}
    trouble.value = ''
  }

  /** Nothing is sent while something is on its way. */
  async function send(work: () => Promise<void>): Promise<void> {
    if (busy.value) {
      return
    }
    const mine = turn
    busy.value = true
    try {
      await work()
    } catch (refusal) {
      if (mine === turn) {
        told.value = fieldErrors(refusal)
        trouble.value = refusal instanceof ApiError && refusal.field !== null ? '' : refusalText(refusal)
      }
    } finally {
      if (mine === turn) {
        busy.value = false
      }
    }
  }

  return { pressed, busy, told, trouble, anew, send }
}
