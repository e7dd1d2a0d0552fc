import { PNG } from 'pngjs';

type Rgb = readonly [red: number, green: number, blue: number];

/** What a picture looks like in numbers: enough to tell a drawn map from a blank one. */
export interface PictureFacts {
  /** Standard deviation of the luma, of 255. */
  deviation: number;
  /** Different colours, in steps of 16 per channel. */
  colours: number;
  /** Pixels within 24 of a colour in every channel. */
  near(colour: Rgb): number;
}

/** Reads a PNG; `part` keeps the middle, e.g. 0.5 of each side, so that what stands on the edges does not count. */
export function pictureFacts(png: Buffer, part = 1): PictureFacts {
  const { width, height, data } = PNG.sync.read(png);
  const [left, top] = [Math.floor((width * (1 - part)) / 2), Math.floor((height * (1 - part)) / 2)];
  const pixels: Rgb[] = [];
  for (let y = top; y < height - top; y += 1) {
    for (let x = left; x < width - left; x += 1) {
      const at = (y * width + x) * 4;
      pixels.push([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
    }
  }
  const lumas = pixels.map(([red, green, blue]) => 0.299 * red + 0.587 * green + 0.114 * blue);
  const mean = lumas.reduce((sum, luma) => sum + luma, 0) / lumas.length;
  const variance = lumas.reduce((sum, luma) => sum + (luma - mean) ** 2, 0) / lumas.length;
  const steps = new Set(
    pixels.map(([red, green, blue]) => ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)),
  );
  return {
    deviation: Math.sqrt(variance),
    colours: steps.size,
    near: (colour) =>
      pixels.filter((pixel) =>
        pixel.every((value, channel) => Math.abs(value - (colour[channel] ?? 0)) <= 24),
      ).length,
  };
}
