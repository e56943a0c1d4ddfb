import { toast } from './base/toast'

/** Does something on behalf of a person and says, in an app's own words, when it was refused; true when it was done. */
export function attempting(refusalText: (refusal: unknown) => string) {
  return async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act()
      return true
    } catch (refusal) {
      toast(refusalText(refusal), 'bad')
      return false
    }
  }
}
