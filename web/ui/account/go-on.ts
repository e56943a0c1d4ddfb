import { useRoute, useRouter } from 'vue-router'

/** After signing in: on to where one wanted to go. */
export function useGoOn(): () => void {
  const route = useRoute()
  const router = useRouter()
  return () => {
    const next = route.query['next']
    // Only a path of this app: an address from outside must not lead away after signing in.
    const inside = typeof next === 'string' && /^\/(?![/\\])/.test(next)
    void router.replace(inside ? next : '/')
  }
}
