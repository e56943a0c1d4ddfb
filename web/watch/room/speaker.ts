import type { Sound } from './drawn-player'

/** Longer a browser does not take to open its sound, if it opens it at all without a touch. */
const OPENS_WITHIN = 500

/** The page's own sound, which a browser keeps shut until somebody has touched the page. */
export function createSpeaker() {
  let context: AudioContext | null = null

  /** Opens the sound, if the browser lets it be opened now; true where it is open. */
  async function open(): Promise<boolean> {
    const opened = (context ??= new AudioContext())
    // Without a touch the browser does not refuse; it just never answers.
    await Promise.race([opened.resume(), new Promise((late) => setTimeout(late, OPENS_WITHIN))])
    return opened.state === 'running'
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
    void context?.close()
    context = null
  }

  return { open, fetched, close }
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
