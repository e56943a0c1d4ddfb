import { onScopeDispose, ref, shallowRef } from 'vue'

/** What a browser that can read codes from a picture offers; not all do, and TypeScript does not know it yet. */
type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorKind = new (options: { formats: string[] }) => Detector

const LOOK_EVERY = 250

function kind(): DetectorKind | null {
  const found = (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector
  return found !== undefined && navigator.mediaDevices !== undefined ? found : null
}

/** Reads QR codes from the camera; the first one that is read ends it. */
export function useScanner(read: (text: string) => void) {
  const offered = kind() !== null
  const stream = shallowRef<MediaStream | null>(null)
  const failed = ref(false)
  let clock: ReturnType<typeof setInterval> | undefined

  function stop(): void {
    clearInterval(clock)
    stream.value?.getTracks().forEach((track) => track.stop())
    stream.value = null
  }

  async function start(): Promise<void> {
    failed.value = false
    try {
      stream.value = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    } catch (trouble) {
      if (!(trouble instanceof DOMException)) {
        throw trouble
      }
      failed.value = true
    }
  }

  /** Looks at what the camera shows until something is read. */
  function watchIn(video: HTMLVideoElement): void {
    const Kind = kind()
    if (Kind === null) {
      return
    }
    const detector = new Kind({ formats: ['qr_code'] })
    video.srcObject = stream.value
    void video.play()
    clearInterval(clock)
    clock = setInterval(async () => {
      const found = await detector.detect(video).catch(() => [])
      const text = found[0]?.rawValue
      if (text !== undefined && stream.value !== null) {
        stop()
        read(text)
      }
    }, LOOK_EVERY)
  }

  onScopeDispose(stop)
  return { offered, stream, failed, start, stop, watchIn }
}
