/** A portrait on an A1 sheet is printed some 8 cm wide: so many pixels are enough. */
const mostHeight = 1_000;
const quality = 0.88;

/** How large a picture is drawn anew. */
export function shrunkSize({ width, height }: { width: number; height: number }): {
  width: number;
  height: number;
} {
  const scale = Math.min(1, mostHeight / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/**
 * Draws a photograph anew as a JPEG of a size for boards: what a camera or phone wrote into the file, such as the place, stays behind.
 * Rejects for a file that is no picture.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const { width, height } = shrunkSize(picture);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser cannot draw the picture');
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}
