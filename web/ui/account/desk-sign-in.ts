import { computed, reactive, ref } from 'vue'
import { ApiError } from '../api'
import { useSession } from '../session'
import { useGoOn } from './go-on'

/** What a desk says at its door, in its own words. */
type Saying = { needName: () => string; needPassword: () => string; failed: () => string; refusal: (refusal: unknown) => string }

/** The sign-in at a desk; `arrived` says what follows, which is mostly to go on to where one wanted to. */
export function useDeskSignIn(say: Saying, arrived: (goOn: () => void) => unknown) {
  const session = useSession()
  const goOn = useGoOn()
  const form = reactive({ name: '', password: '' })
  const pressed = ref(false)
  const busy = ref(false)
  const trouble = ref('')
  const errors = computed(() => ({
    name: pressed.value && form.name.trim() === '' ? say.needName() : null,
    password: pressed.value && form.password === '' ? say.needPassword() : null,
  }))

  async function submit(): Promise<void> {
    pressed.value = true
    trouble.value = ''
    if (busy.value || form.name.trim() === '' || form.password === '') {
      return
    }
    busy.value = true
    try {
      await session.signIn(form.name.trim(), form.password)
      await arrived(goOn)
    } catch (refusal) {
      trouble.value = refusal instanceof ApiError && refusal.status === 401 ? say.failed() : say.refusal(refusal)
    } finally {
      busy.value = false
    }
  }

  return { form, pressed, busy, trouble, errors, submit }
}
