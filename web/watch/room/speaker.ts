import type { Sound } from './drawn-player'

/** Longer a browser does not take to open its sound, if it opens it at all without a touch. */
const OPENS_WITHIN = 500

/**
 * The page's own sound, which a browser keeps shut until somebody has touched the page, and may shut again: a call came, or the
 * screen was locked.
 *
 * @param changed is called whenever it was opened or shut, by whomever
 */
export function createSpeaker(changed: () => void) {
  let context: AudioContext | null = null

  /** Opens the sound, if the browser lets it be opened now; true where it is open. */
  async function open(): Promise<boolean> {
    const opened = (context ??= made())
    // Without a touch the browser does not refuse; it just never answers. While something else has the sound it may refuse.
    await Promise.race([opened.resume().catch(() => undefined), new Promise((late) => setTimeout(late, OPENS_WITHIN))])
    return opened.state === 'running'
  }

  function isOpen(): boolean {
    return context?.state === 'running'
  }

  function made(): AudioContext {
    const own = new AudioContext()
    own.addEventListener('statechange', () => context === own && changed())
    return own
  }

  /** Fetches a sound; null where it cannot be had or this browser cannot play it. */
  async function fetched(address: string): Promise<Sound | null> {
    const speaker = context
    if (speaker === null) {
      return null
    }
    try {
      const answer = await fetch(address, { credentials: 'same-origin' })
      return answer.ok ? soundOf(speaker, await speaker.decodeAudioData(await answer.arrayBuffer())) : null
    } catch (trouble) {
      // The network (TypeError) or the decoder (DOMException): the words are still to be read.
      if (trouble instanceof TypeError || trouble instanceof DOMException) {
        return null
      }
      throw trouble
    }
  }

  function close(): void {
    const closing = context
    context = null
    void closing?.close()
  }

  return { open, isOpen, fetched, close }
}

function soundOf(context: AudioContext, buffer: AudioBuffer): Sound {
  return {
    play(from, wait) {
      const source = context.createBufferSource()
      source.buffer = buffer
      source.connect(context.destination)
      source.start(context.currentTime + wait, from)
      return () => {
        source.stop()
        source.disconnect()
      }
    },
  }
}
