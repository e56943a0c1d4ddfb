import { computed, type Ref, ref } from 'vue'
import { ApiError } from './api'

/** How an app says what is wrong with a field, and why something was refused. */
type Saying<W> = { wrong: (wrong: W) => string; refusal: (refusal: unknown) => string }

/** A form that says at each field what is wrong with it: what it sees itself once it was pressed, and what the server told. */
export function useForm<F extends object, W>(form: F, wrongWith: (form: F) => Partial<Record<keyof F, W>>, say: Saying<W>) {
  const told = ref({}) as Ref<Partial<Record<keyof F, string>>>
  const pressed = ref(false)
  const trouble = ref('')
  const busy = ref(false)
  const wrong = computed(() => wrongWith(form))

  function errorOf(field: keyof F): string | null {
    const own = wrong.value[field]
    return told.value[field] ?? (pressed.value && own !== undefined ? say.wrong(own) : null)
  }

  /** As if it had never been pressed. */
  function clear(): void {
    pressed.value = false
    trouble.value = ''
    told.value = {}
  }

  async function submit(act: () => Promise<void>): Promise<void> {
    pressed.value = true
    trouble.value = ''
    told.value = {}
    if (Object.keys(wrong.value).length > 0 || busy.value) {
      return
    }
    busy.value = true
    try {
      await act()
    } catch (refusal) {
      if (refusal instanceof ApiError && refusal.field !== null && refusal.field in form) {
        told.value = { [refusal.field]: say.refusal(refusal) } as Partial<Record<keyof F, string>>
      } else {
        trouble.value = say.refusal(refusal)
      }
    } finally {
      busy.value = false
    }
  }

  return { told, pressed, trouble, busy, errorOf, clear, submit }
}
