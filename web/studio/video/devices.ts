import type { LinkWorld } from './camera-link'

export type Device = { id: string; label: string }

export type Devices = { cameras: Device[]; microphones: Device[] }

/** Why no picture can be had from this browser. */
export type CaptureTrouble = 'cameraDenied' | 'cameraMissing' | 'cameraInUse' | 'cameraInsecure' | 'cameraUnknown'

const PIECE_EVERY = 250
const BITS_PER_SECOND = 2_500_000
/** H.264 first: it is the cheapest for the server to read, and FFmpeg does not read every browser's VP8. */
const CONTAINERS = ['video/webm;codecs=h264,opus', 'video/mp4', 'video/webm;codecs=vp9,opus', 'video/webm;codecs=vp8,opus', 'video/webm']

export async function capture(camera: string, microphone: string): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    video: {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 25, max: 30 },
      ...(camera === '' ? {} : { deviceId: { exact: camera } }),
    },
    audio: {
      echoCancellation: true,
      noiseSuppression: true,
      ...(microphone === '' ? {} : { deviceId: { exact: microphone } }),
    },
  })
}

export async function listDevices(): Promise<Devices> {
  const all = await navigator.mediaDevices.enumerateDevices()
  const of = (kind: MediaDeviceKind) =>
    all.filter((one) => one.kind === kind && one.deviceId !== '').map((one) => ({ id: one.deviceId, label: one.label }))
  return { cameras: of('videoinput'), microphones: of('audioinput') }
}

export function troubleOf(reason: unknown): CaptureTrouble {
  if (!window.isSecureContext) {
    return 'cameraInsecure'
  }
  switch (reason instanceof DOMException ? reason.name : '') {
    case 'NotAllowedError':
      return 'cameraDenied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'cameraMissing'
    case 'NotReadableError':
      return 'cameraInUse'
    default:
      return 'cameraUnknown'
  }
}

/** Tells how loud the microphone is, 0 to 1, until it is stopped. */
export function watchLevel(stream: MediaStream, tell: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const clock = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
    // From −60 dB, hardly to be heard, to 0 dB.
    tell(power === 0 ? 0 : Math.max(0, Math.min(1, 1 + (10 * Math.log10(power)) / 60)))
  }, 100)
  return () => {
    clearInterval(clock)
    void context.close()
  }
}

/** The real socket and the browser's own recorder. */
export function realWorld(url: string, stream: MediaStream): LinkWorld {
  return {
    connect(events) {
      const socket = new WebSocket(url)
      socket.binaryType = 'arraybuffer'
      socket.addEventListener('open', () => events.open())
      socket.addEventListener('message', (message: MessageEvent<unknown>) => events.text(String(message.data)))
      socket.addEventListener('close', () => events.closed())
      return {
        get bufferedAmount() {
          return socket.bufferedAmount
        },
        send: (data) => socket.readyState === WebSocket.OPEN && socket.send(data),
        close: () => socket.close(),
      }
    },
    record(piece) {
      const mimeType = CONTAINERS.find((type) => MediaRecorder.isTypeSupported(type))
      const recorder = new MediaRecorder(stream, {
        videoBitsPerSecond: BITS_PER_SECOND,
        ...(mimeType === undefined ? {} : { mimeType }),
      })
      // Reading a piece takes a moment; the pieces must leave in their order all the same.
      let before = Promise.resolve()
      recorder.addEventListener('dataavailable', (event) => {
        before = before.then(async () => piece(await event.data.arrayBuffer()))
      })
      recorder.start(PIECE_EVERY)
      return { stop: () => recorder.state !== 'inactive' && recorder.stop() }
    },
    after(milliseconds, act) {
      const clock = setTimeout(act, milliseconds)
      return () => clearTimeout(clock)
    },
  }
}
