const AGAIN_AFTER = 500

/** Reads a show until its end is read too: its room tells of it a moment before the tables do. */
export function untilOver(load: () => Promise<void>, isRunning: () => boolean) {
  let clock: ReturnType<typeof setTimeout> | undefined
  let left = false

  async function over(): Promise<void> {
    await load()
    if (isRunning() && !left) {
      clock = setTimeout(() => void over(), AGAIN_AFTER)
    }
  }

  function stop(): void {
    left = true
    clearTimeout(clock)
  }

  return { over, stop }
}
