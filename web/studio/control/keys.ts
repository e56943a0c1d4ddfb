/** What a key does in the control room. */
export type KeyAct =
  | { act: 'pin'; itemId: string }
  | { act: 'unpin' }
  | { act: 'pause-or-resume' }
  | { act: 'focus'; where: 'line' | 'talk' | 'answers' }
  | { act: 'step'; by: 1 | -1 }
  | { act: 'more' }
  | { act: 'add' }
  | { act: 'help' }

/** The part of a keyboard event that decides. */
export type Press = {
  key: string
  repeat: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
  target: EventTarget | null
}

/** How things stand when the key is pressed. */
export type KeyScene = { itemIds: readonly string[]; pinned: string | null; digital: boolean; covered: boolean }

/** The act of a key, or null: number keys pin the item at that place, the same number again unpins. */
export function keyAct(press: Press, scene: KeyScene): KeyAct | null {
  if (press.repeat || press.ctrlKey || press.metaKey || press.altKey || press.isComposing || scene.covered) {
    return null
  }
  if (takesText(press.target)) {
    return null
  }
  if (/^[1-9]$/.test(press.key)) {
    const itemId = scene.itemIds[Number(press.key) - 1]
    return itemId === undefined ? null : pinAct(itemId, scene.pinned)
  }
  switch (press.key) {
    case '0':
      return scene.pinned === null ? null : { act: 'unpin' }
    case ' ':
      // A focused button keeps its own space.
      return scene.digital && !pressesItself(press.target) ? { act: 'pause-or-resume' } : null
    case 'j':
    case 'ArrowDown':
      return { act: 'step', by: 1 }
    case 'k':
    case 'ArrowUp':
      return { act: 'step', by: -1 }
    case 'e':
      return { act: 'more' }
    case 'a':
      return { act: 'add' }
    case '?':
    case '？':
      return { act: 'help' }
    case 'l':
      return { act: 'focus', where: 'line' }
    case 'h':
      return { act: 'focus', where: 'answers' }
    case '/':
      return { act: 'focus', where: 'talk' }
    default:
      return null
  }
}

/** Pins an item, or unpins it where it is on screen already. */
export function pinAct(itemId: string, pinned: string | null): KeyAct {
  return itemId === pinned ? { act: 'unpin' } : { act: 'pin', itemId }
}

function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'))
  )
}

function pressesItself(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, a[href], input, summary, [role=button], [role=switch]')
}
