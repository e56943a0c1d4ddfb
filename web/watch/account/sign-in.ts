import { useSession } from '@ui/session'
import { readonly, ref } from 'vue'

const asked = ref(false)
let answer: ((signedIn: boolean) => void) | null = null

/** Whether the sign-in sheet is wanted. */
export const signInAsked = readonly(asked)

/**
 * Asks a guest to sign in, on the spot; true when somebody is signed in afterwards. Who is quicker than the first answer to who
 * is here is waited for, since no sheet shall keep somebody from talking who is signed in.
 */
export async function askSignIn(): Promise<boolean> {
  const session = useSession()
  if (!session.known) {
    await session.load()
  }
  if (session.signedIn) {
    return true
  }
  answerSignIn(false)
  asked.value = true
  return new Promise((resolve) => (answer = resolve))
}

export function answerSignIn(signedIn: boolean): void {
  asked.value = false
  answer?.(signedIn)
  answer = null
}
