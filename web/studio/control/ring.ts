/** Two short tones, made here: a person is called. Without leave to sound (nothing was pressed yet) it stays silent. */
export function ring(make: () => AudioContext = () => new AudioContext()): void {
  let context: AudioContext
  try {
    context = make()
  } catch {
    // No sound on this machine; the notice is seen all the same.
    return
  }
  const start = context.currentTime
  for (const [after, pitch] of [
    [0, 880],
    [0.22, 660],
  ] as const) {
    const tone = context.createOscillator()
    const loudness = context.createGain()
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0.0001, start + after)
    loudness.gain.exponentialRampToValueAtTime(0.2, start + after + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + after + 0.18)
    tone.connect(loudness).connect(context.destination)
    tone.start(start + after)
    tone.stop(start + after + 0.2)
    tone.onended = after === 0 ? null : () => void context.close()
  }
}
