import { useSession } from '@ui/session'
import { watch } from 'vue'

/** Reads what is somebody's own as soon as it is known whose: now, or once they have signed in, or as somebody else. */
export function whenSignedIn(read: () => Promise<unknown>): void {
  const session = useSession()
  watch(
    () => session.me?.id,
    (me) => {
      if (me !== undefined) {
        void read()
      }
    },
    { immediate: true },
  )
}
