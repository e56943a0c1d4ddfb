import { describe, expect, it } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { type Recogniser, useDictation } from './dictation'

class FakeRecogniser implements Recogniser {
  lang = ''
  continuous = false
  interimResults = false
  onresult: Recogniser['onresult'] = null
  onerror: Recogniser['onerror'] = null
  onend: Recogniser['onend'] = null
  starts = 0
  stops = 0

  start(): void {
    this.starts++
  }

  stop(): void {
    this.stops++
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
  const dictation = within(scope, recogniser, (sentence) => heard.push(sentence))
  dictation.toggle()
  return { recogniser, heard, scope, dictation }
}

function within(scope: EffectScope, recogniser: Recogniser | null, hear: (sentence: string) => void) {
  const dictation = scope.run(() => useDictation(hear, () => recogniser))
  if (dictation === undefined) {
    throw new Error('the scope has ended')
  }
  return dictation
}

describe('dictation', () => {
  it('hands on a sentence when it is finished and shows it while it is not', () => {
    const { recogniser, heard, dictation } = listening()

    recogniser.says('这件是', false)
    expect(dictation.half.value).toBe('这件是')
    expect(heard).toEqual([])

    recogniser.says(' 这件是天丝的 ', true)
    expect(heard).toEqual(['这件是天丝的'])
    expect(dictation.half.value).toBe('')
  })

  it('goes on after the browser has stopped by itself, and ends when the host stops it', () => {
    const { recogniser, dictation } = listening()

    recogniser.onend?.()
    expect(recogniser.starts).toBe(2)

    dictation.toggle()
    expect(dictation.listening.value).toBe(false)
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

  it('stops with the page that it is on', () => {
    const { recogniser, scope } = listening()

    scope.stop()

    expect(recogniser.stops).toBe(1)
    expect(recogniser.starts).toBe(1)
  })

  it('is not offered where the browser has none', () => {
    const heard: string[] = []

    expect(within(effectScope(), null, (sentence) => heard.push(sentence)).offered).toBe(false)
  })
})
