import { describe, expect, it } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { type Recogniser, useDictation } from './dictation'

/** As browsers' do, it refuses to start while it runs and ends some time after it was stopped. */
class FakeRecogniser implements Recogniser {
  lang = ''
  continuous = false
  interimResults = false
  onresult: Recogniser['onresult'] = null
  onerror: Recogniser['onerror'] = null
  onend: Recogniser['onend'] = null
  starts = 0
  stops = 0
  private running = false

  start(): void {
    if (this.running) {
      throw new Error('InvalidStateError')
    }
    this.running = true
    this.starts++
  }

  stop(): void {
    this.stops++
  }

  ends(): void {
    this.running = false
    this.onend?.()
  }

  says(transcript: string, isFinal: boolean): void {
    this.onresult?.({ resultIndex: 0, results: [Object.assign([{ transcript }], { isFinal })] })
  }
}

function listening() {
  const recogniser = new FakeRecogniser()
  const heard: string[] = []
  const scope = effectScope()
  const dictation = within(scope, recogniser, async (sentence) => {
    await Promise.resolve()
    heard.push(sentence)
  })
  dictation.toggle()
  return { recogniser, heard, scope, dictation }
}

function within(scope: EffectScope, recogniser: Recogniser | null, hear: (sentence: string) => Promise<void>) {
  const dictation = scope.run(() => useDictation(hear, () => recogniser))
  if (dictation === undefined) {
    throw new Error('the scope has ended')
  }
  return dictation
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('dictation', () => {
  it('hands on a sentence when it is finished and shows it while it is not', async () => {
    const { recogniser, heard, dictation } = listening()

    recogniser.says('这件是', false)
    expect(dictation.half.value).toBe('这件是')
    expect(heard).toEqual([])

    recogniser.says(' 这件是天丝的 ', true)
    await settled()
    expect(heard).toEqual(['这件是天丝的'])
    expect(dictation.half.value).toBe('')
  })

  it('hands on one sentence after the other, also when one fails', async () => {
    const recogniser = new FakeRecogniser()
    const heard: string[] = []
    const slow = [30, 0, 10]
    const dictation = within(effectScope(), recogniser, async (sentence) => {
      await new Promise((resolve) => setTimeout(resolve, slow.shift()))
      if (sentence === '二') {
        throw new Error('refused')
      }
      heard.push(sentence)
    })
    dictation.toggle()

    recogniser.says('一', true)
    recogniser.says('二', true)
    recogniser.says('三', true)
    await new Promise((resolve) => setTimeout(resolve, 80))

    expect(heard).toEqual(['一', '三'])
  })

  it('goes on after the browser has stopped by itself, and ends when the host stops it', () => {
    const { recogniser, dictation } = listening()

    recogniser.ends()
    expect(recogniser.starts).toBe(2)

    dictation.toggle()
    recogniser.ends()
    expect(dictation.listening.value).toBe(false)
    expect(recogniser.starts).toBe(2)
  })

  it('waits for the end of the old listening where it is stopped and begun again at once', () => {
    const { recogniser, dictation } = listening()

    dictation.toggle()
    dictation.toggle()
    expect(recogniser.starts).toBe(1)

    recogniser.ends()
    expect(recogniser.starts).toBe(2)
  })

  it('says why it cannot listen, and takes a silence for no failure', () => {
    const { recogniser, dictation } = listening()

    recogniser.onerror?.({ error: 'no-speech' })
    expect(dictation.failure.value).toBeNull()

    recogniser.onerror?.({ error: 'not-allowed' })
    expect(dictation.failure.value).toBe('refused')
    expect(dictation.listening.value).toBe(false)
  })

  it('does not fight another tab for the microphone', () => {
    const { recogniser, dictation } = listening()

    recogniser.onerror?.({ error: 'aborted' })
    recogniser.ends()

    expect(dictation.failure.value).toBe('taken')
    expect(recogniser.starts).toBe(1)
  })

  it('stops with the page that it is on, and what comes late is not handed on', async () => {
    const { recogniser, heard, scope } = listening()

    scope.stop()
    recogniser.says('还在说', true)
    recogniser.ends()
    await settled()

    expect(recogniser.stops).toBe(1)
    expect(recogniser.starts).toBe(1)
    expect(heard).toEqual([])
  })

  it('is not offered where the browser has none', () => {
    expect(within(effectScope(), null, () => Promise.resolve()).offered).toBe(false)
  })
})
