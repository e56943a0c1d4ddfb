import { readonly, ref, type Ref } from 'vue'

const query = matchMedia('(width >= 900px)')
const wide = ref(query.matches)
query.addEventListener('change', (event) => (wide.value = event.matches))

/** Whether there is room for more than one column. */
export function useWide(): Readonly<Ref<boolean>> {
  return readonly(wide)
}
