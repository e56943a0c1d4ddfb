const SENT_EVERY = 3_000
const MOST_AT_ONCE = 100

/**
 * Tells the server which goods this page has had on its screen and which it has opened, each once, a few seconds
 * later and together. What could not be sent is tried with the next; nothing waits for it and nobody is told.
 */
export function createSeen(send: (shown: string[], opened: string[]) => Promise<unknown>) {
  const told = { shown: new Set<string>(), opened: new Set<string>() }
  const waiting = { shown: new Set<string>(), opened: new Set<string>() }
  let clock: ReturnType<typeof setTimeout> | null = null

  function note(kind: 'shown' | 'opened', items: readonly string[]): void {
    for (const item of items) {
      if (!told[kind].has(item)) {
        waiting[kind].add(item)
      }
    }
    if (waiting.shown.size + waiting.opened.size > 0) {
      clock ??= setTimeout(() => void flush(), SENT_EVERY)
    }
  }

  async function flush(): Promise<void> {
    clock = null
    const shown = [...waiting.shown].slice(0, MOST_AT_ONCE)
    const opened = [...waiting.opened].slice(0, MOST_AT_ONCE)
    if (shown.length + opened.length === 0) {
      return
    }
    try {
      await send(shown, opened)
    } catch {
      // The line is away; they are still waiting when something else is seen.
      return
    }
    settle('shown', shown)
    settle('opened', opened)
  }

  function settle(kind: 'shown' | 'opened', items: readonly string[]): void {
    for (const item of items) {
      told[kind].add(item)
      waiting[kind].delete(item)
    }
  }

  function close(): void {
    if (clock !== null) {
      clearTimeout(clock)
    }
    void flush()
  }

  return {
    shown: (items: readonly string[]) => note('shown', items),
    opened: (item: string) => note('opened', [item]),
    close,
  }
}
