/** Drafts outlive the page: what was typed and not yet saved lies in the browser, by name. */
export type Kept<T> = { draft: T; base: string; at: string }

/** Where drafts lie; the browser's storage, or a map in tests. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const PREFIX = 'qt.studio.draft.'

/** The draft kept under a name, if one is there and can be read. */
export function keptDraft<T>(name: string, shelf: Shelf): Kept<T> | null {
  const text = shelf.getItem(PREFIX + name)
  if (text === null) {
    return null
  }
  try {
    return JSON.parse(text) as Kept<T>
  } catch {
    shelf.removeItem(PREFIX + name)
    return null
  }
}

/** Keeps a draft that differs from what it began as; one that is back at its beginning is forgotten. */
export function keepDraft<T>(name: string, draft: T, base: T, shelf: Shelf, at: string): boolean {
  const from = JSON.stringify(base)
  if (JSON.stringify(draft) === from) {
    shelf.removeItem(PREFIX + name)
    return false
  }
  try {
    shelf.setItem(PREFIX + name, JSON.stringify({ draft, base: from, at } satisfies Kept<T>))
  } catch {
    // A full or forbidden storage: the form still works, only a reload would lose it.
    return false
  }
  return true
}

export function forgetDraft(name: string, shelf: Shelf): void {
  shelf.removeItem(PREFIX + name)
}

/** Whether the thing itself has changed since the draft was begun. */
export function isOutdated<T>(kept: Kept<T>, base: T): boolean {
  return kept.base !== JSON.stringify(base)
}
