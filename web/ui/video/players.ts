import type { Player, PlayerEvents, Way } from './playback'

/** A picture that stands still for so long has broken, whatever the player believes. */
const STALLED_AFTER = 6_000
const LOOK_EVERY = 1_000

export type VideoSources = { flv: string; hls: string }

/** Puts a real player to work on a video element; the player's code is loaded when it is first needed. */
export function makePlayer(way: Way, sources: VideoSources, video: HTMLVideoElement, events: PlayerEvents): Player {
  const engine = engineFor(way, sources, video, () => events.broken())
  const stopWatching = watchPicture(video, events)
  let gone = false
  engine.ready.catch(() => {
    if (!gone) {
      events.broken()
    }
  })
  return {
    destroy() {
      gone = true
      stopWatching()
      void engine.ready.then((release) => release()).catch(() => undefined)
      engine.cancel()
    },
  }
}

export function browserCan(video: HTMLVideoElement): { mediaSource: boolean; nativeHls: boolean } {
  return {
    mediaSource:
      typeof MediaSource !== 'undefined' && MediaSource.isTypeSupported('video/mp4; codecs="avc1.42E01E,mp4a.40.2"'),
    nativeHls: video.canPlayType('application/vnd.apple.mpegurl') !== '',
  }
}

/** `ready` gives what releases the engine; `cancel` keeps one from starting that is still being loaded. */
type Engine = { ready: Promise<() => void>; cancel(): void }

function engineFor(way: Way, sources: VideoSources, video: HTMLVideoElement, broken: () => void): Engine {
  const order = { cancelled: false }
  const cancel = () => {
    order.cancelled = true
  }
  switch (way) {
    case 'flv':
      return { ready: startFlv(sources.flv, video, broken, order), cancel }
    case 'hls':
      return { ready: startHls(sources.hls, video, broken, order), cancel }
    case 'native':
      return { ready: startNative(sources.hls, video, broken), cancel }
  }
}

async function startFlv(url: string, video: HTMLVideoElement, broken: () => void, order: { cancelled: boolean }) {
  const { default: mpegts } = await import('mpegts.js')
  if (order.cancelled) {
    return () => undefined
  }
  mpegts.LoggingControl.enableAll = false
  const player = mpegts.createPlayer(
    { type: 'flv', isLive: true, url: new URL(url, location.href).href, cors: true },
    {
      enableStashBuffer: false,
      lazyLoad: false,
      autoCleanupSourceBuffer: true,
      liveSync: true,
      liveSyncMaxLatency: 2.5,
      liveSyncTargetLatency: 1.2,
      liveSyncPlaybackRate: 1.15,
    },
  )
  player.on(mpegts.Events.ERROR, broken)
  player.on(mpegts.Events.LOADING_COMPLETE, broken)
  player.attachMediaElement(video)
  player.load()
  return () => player.destroy()
}

async function startHls(url: string, video: HTMLVideoElement, broken: () => void, order: { cancelled: boolean }) {
  const { default: Hls } = await import('hls.js/light')
  if (order.cancelled) {
    return () => undefined
  }
  const hls = new Hls({ liveSyncDurationCount: 2, liveMaxLatencyDurationCount: 6, backBufferLength: 10 })
  hls.on(Hls.Events.ERROR, (_event, error) => {
    if (error.fatal) {
      broken()
    }
  })
  hls.loadSource(new URL(url, location.href).href)
  hls.attachMedia(video)
  return () => hls.destroy()
}

async function startNative(url: string, video: HTMLVideoElement, broken: () => void) {
  video.addEventListener('error', broken)
  video.src = url
  return () => {
    video.removeEventListener('error', broken)
    video.removeAttribute('src')
    video.load()
  }
}

/** Tells when the picture begins to move and when it stands still without having been paused. */
function watchPicture(video: HTMLVideoElement, events: PlayerEvents): () => void {
  let last = video.currentTime
  let still = 0
  let moved = false
  const clock = setInterval(() => {
    if (video.currentTime !== last && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      last = video.currentTime
      still = 0
      moved = true
      events.playing()
    } else if (moved && !video.paused && !document.hidden) {
      still += LOOK_EVERY
      if (still >= STALLED_AFTER) {
        events.broken()
      }
    }
  }, LOOK_EVERY)
  const atOnce = () => {
    moved = true
    events.playing()
  }
  video.addEventListener('playing', atOnce)
  return () => {
    clearInterval(clock)
    video.removeEventListener('playing', atOnce)
  }
}
