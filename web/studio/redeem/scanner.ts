import { onScopeDispose, ref, shallowRef } from 'vue'

/** What a browser that can read codes from a picture offers; not all do, and TypeScript does not know it yet. */
type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorKind = new (options: { formats: string[] }) => Detector

const LOOK_EVERY = 250

function kind(): DetectorKind | null {
  const found = (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector
  return found !== undefined && navigator.mediaDevices !== undefined ? found : null
}

function shut(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop())
}

/** Reads QR codes from the camera; the first one that is read ends it. */
export function useScanner(read: (text: string) => void) {
  const offered = kind() !== null
  const stream = shallowRef<MediaStream | null>(null)
  const failed = ref(false)
  let clock: ReturnType<typeof setInterval> | undefined
  let asking = false
  let gone = false

  function stop(): void {
    clearInterval(clock)
    shut(stream.value)
    stream.value = null
  }

  /** The browser asks its user first, who may have left the page by the time of the answer. */
  async function start(): Promise<void> {
    if (asking) {
      return
    }
    asking = true
    failed.value = false
    try {
      const found = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (gone) {
        shut(found)
      } else {
        stop()
        stream.value = found
      }
    } catch (trouble) {
      if (!(trouble instanceof DOMException)) {
        throw trouble
      }
      failed.value = true
    } finally {
      asking = false
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

  onScopeDispose(() => {
    gone = true
    stop()
  })
  return { offered, stream, failed, start, stop, watchIn }
}
