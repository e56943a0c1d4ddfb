/** No side of a picture needs more points than this to be judged by. */
const LONGEST = 1_600
const MOST_BYTES = 2 << 20

/**
 * A photo as it is sent: no larger than needed, and drawn anew, so that the place and the phone that cameras write into
 * their files stay with their owner. Null where the file is no picture that this browser can read.
 */
export async function shrunk(file: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (bitmap === null || bitmap.width === 0) {
    return null
  }
  for (let longest = LONGEST; longest >= 200; longest /= 2) {
    const picture = await drawn(bitmap, Math.min(1, longest / Math.max(bitmap.width, bitmap.height)))
    if (picture !== null && picture.size <= MOST_BYTES) {
      return picture
    }
  }
  return null
}

function drawn(bitmap: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) {
    return Promise.resolve(null)
  }
  // What was transparent would be black in a JPEG.
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.88))
}
