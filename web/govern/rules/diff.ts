/** A line of two texts laid side by side; `gap` stands for so many lines that are the same. */
export type Piece = { kind: 'same' | 'added' | 'removed' | 'gap'; text: string; count: number }

const AROUND = 2
const MOST = 1_500

/** What turns one text into another, line by line, with a few lines around each difference. */
export function diff(before: string, after: string): Piece[] {
  const old = lines(before)
  const now = lines(after)
  const pieces = old.length * now.length > MOST * MOST ? [...removed(old), ...added(now)] : compare(old, now)
  return folded(pieces)
}

function lines(text: string): string[] {
  const all = text.replace(/\n$/, '')
  return all === '' ? [] : all.split('\n')
}

const removed = (all: string[]): Piece[] => all.map((text) => ({ kind: 'removed', text, count: 1 }))
const added = (all: string[]): Piece[] => all.map((text) => ({ kind: 'added', text, count: 1 }))

/** By the longest common part: how long it is from each pair of places on, row by row from the end. */
function compare(old: string[], now: string[]): Piece[] {
  const wide = now.length + 1
  const longest = new Uint16Array((old.length + 1) * wide)
  const common = (i: number, j: number) => longest[i * wide + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      longest[i * wide + j] = old[i] === now[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1))
    }
  }
  const pieces: Piece[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    const was = old[i]
    const is = now[j]
    if (was !== undefined && was === is) {
      pieces.push({ kind: 'same', text: was, count: 1 })
      i++
      j++
    } else if (was !== undefined && (is === undefined || common(i + 1, j) >= common(i, j + 1))) {
      pieces.push({ kind: 'removed', text: was, count: 1 })
      i++
    } else {
      pieces.push({ kind: 'added', text: is ?? '', count: 1 })
      j++
    }
  }
  return pieces
}

function folded(pieces: Piece[]): Piece[] {
  const near = (index: number) => pieces.slice(Math.max(0, index - AROUND), index + AROUND + 1).some((piece) => piece.kind !== 'same')
  const shown: Piece[] = []
  pieces.forEach((piece, index) => {
    const last = shown.at(-1)
    if (near(index)) {
      shown.push(piece)
    } else if (last?.kind === 'gap') {
      last.count++
    } else {
      shown.push({ kind: 'gap', text: '', count: 1 })
    }
  })
  return shown
}
