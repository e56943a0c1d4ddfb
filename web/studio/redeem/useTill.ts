import { ApiError } from '@ui/api'
import { ref, shallowRef } from 'vue'
import { refusalText } from '../refusals'
import { placeAtFirst, type Ticket, till, type Used } from './redeem'

const PLACE = 'qt.studio.redeem.place'

/** A code on its way through the till: looked at first, and redeemed by a second press. The place is remembered. */
export function useTill(shelf: Pick<Storage, 'getItem' | 'setItem'>, redeemed: (used: Used) => void) {
  const code = ref('')
  const ticket = shallowRef<Ticket | null>(null)
  const place = ref('')
  const before = ref(shelf.getItem(PLACE) ?? '')
  const trouble = ref('')
  const busy = ref(false)
  /** The code of the ticket: what is in the field may be another one by now. */
  let looked = ''

  async function look(): Promise<void> {
    const asked = code.value
    if (asked.trim() === '' || busy.value) {
      return
    }
    ticket.value = null
    await doing(async () => {
      const found = await till.look(asked)
      if (code.value === asked) {
        looked = asked
        ticket.value = found
        place.value = placeAtFirst(found, before.value)
      }
    })
  }

  async function redeem(): Promise<void> {
    if (ticket.value !== null && place.value !== '' && !busy.value) {
      await doing(async () => {
        const used = await till.redeem(looked, place.value)
        before.value = place.value
        shelf.setItem(PLACE, place.value)
        code.value = ''
        ticket.value = null
        redeemed(used)
      })
    }
  }

  /** What is typed after a look is another code. */
  function typed(): void {
    ticket.value = null
    trouble.value = ''
  }

  async function doing(act: () => Promise<void>): Promise<void> {
    busy.value = true
    trouble.value = ''
    try {
      await act()
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) {
        throw refusal
      }
      // What can no longer be redeemed is not offered for it; where nobody answered, the same press can be made again.
      ticket.value = refusal.status === 409 || refusal.status === 404 ? null : ticket.value
      trouble.value = refusalText(refusal)
    } finally {
      busy.value = false
    }
  }

  return { code, ticket, place, before, trouble, busy, look, redeem, typed }
}
