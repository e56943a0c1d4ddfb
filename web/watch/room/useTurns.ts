import { toast } from '@ui/base/toast'
import { onMounted, onUnmounted, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { t } from '../words'
import { arriveBy, findRoom, type Point, readAhead, swipe, type Turn, wheelTurns } from './next-room'

const AHEAD_AFTER = 3_000
const LIVES = 'button, input, textarea, select, a, article, [role=log], dialog'

/** Other rooms by a finger, a wheel or a key; and the keys of this one. */
export function useTurns(showId: string, keys: { sound(): void; danmaku(): void }, wide: Readonly<Ref<boolean>>) {
  const router = useRouter()
  const wheel = wheelTurns()
  let touchedAt: Point | null = null
  let turning = false
  let clock: ReturnType<typeof setTimeout>

  async function turn(by: Turn): Promise<void> {
    if (turning) {
      return
    }
    turning = true
    const room = await findRoom(showId, by)
    if (room === null) {
      toast(t('roomNoOther'))
    } else {
      arriveBy(room.id, by)
      await router.replace(`/show/${room.id}`)
    }
    turning = false
  }

  function touch(event: TouchEvent): void {
    // A finger in the talk scrolls the talk; one on a control means the control.
    const onPicture = event.target instanceof Element && event.target.closest(LIVES) === null
    touchedAt = onPicture && event.touches.length === 1 ? point(event) : null
  }

  function letGo(event: TouchEvent): void {
    const from = touchedAt
    const to = point(event)
    touchedAt = null
    const way = from === null || to === null ? null : swipe(from, to)
    if (way !== null && !wide.value) {
      void turn(way)
    }
  }

  function turnWheel(event: WheelEvent): void {
    const elsewhere = event.target instanceof Element && event.target.closest('[role=log], dialog') !== null
    const way = elsewhere || event.ctrlKey ? null : wheel(event.deltaY, performance.now())
    if (way !== null) {
      void turn(way)
    }
  }

  function press(event: KeyboardEvent): void {
    const busy = event.target instanceof Element && event.target.closest('input, textarea, select, [role=log], dialog') !== null
    if (busy || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || document.querySelector('dialog[open]') !== null) {
      return
    }
    const act = actOf(event.key)
    if (act !== null) {
      event.preventDefault()
      act()
    }
  }

  function actOf(key: string): (() => void) | null {
    switch (key) {
      case 'ArrowDown':
      case 'PageDown':
        return () => void turn(1)
      case 'ArrowUp':
      case 'PageUp':
        return () => void turn(-1)
      case 'm':
        return keys.sound
      case 'd':
        return keys.danmaku
      default:
        return null
    }
  }

  onMounted(() => {
    addEventListener('keydown', press)
    clock = setTimeout(() => void readAhead(showId), AHEAD_AFTER)
  })
  onUnmounted(() => {
    removeEventListener('keydown', press)
    clearTimeout(clock)
  })

  return { turn, touch, letGo, turnWheel }
}

function point(event: TouchEvent): Point | null {
  const touch = event.changedTouches[0]
  return touch === undefined ? null : { x: touch.clientX, y: touch.clientY }
}
