import { PNG } from 'pngjs';

/** Size of what is kept of a picture: enough to see what stands where, too small for its figures. */
const kept = { width: 192, height: 108 };
/** Of 255, in any channel: what live figures, a moving feed or another day change less than this. */
const slight = 40;

/** A picture made small: each pixel is the mean of those it stands for. */
export function shrink(png: Buffer): PNG {
  const { width, height, data } = PNG.sync.read(png);
  const small = new PNG(kept);
  for (let y = 0; y < kept.height; y += 1) {
    for (let x = 0; x < kept.width; x += 1) {
      const [left, right] = [edge(x, width, kept.width), edge(x + 1, width, kept.width)];
      const [top, bottom] = [edge(y, height, kept.height), edge(y + 1, height, kept.height)];
      const sum = [0, 0, 0];
      for (let row = top; row < bottom; row += 1)
        for (let column = left; column < right; column += 1)
          for (const channel of [0, 1, 2])
            sum[channel] = (sum[channel] ?? 0) + (data[(row * width + column) * 4 + channel] ?? 0);
      const at = (y * kept.width + x) * 4;
      const pixels = (right - left) * (bottom - top);
      for (const channel of [0, 1, 2]) small.data[at + channel] = Math.round((sum[channel] ?? 0) / pixels);
      small.data[at + 3] = 255;
    }
  }
  return small;
}

const edge = (at: number, from: number, to: number): number => Math.round((at * from) / to);

/** Share of a picture, 0 to 1, that looks different. */
export function difference(one: PNG, other: PNG): number {
  let differing = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const channels = [0, 1, 2].map((channel) =>
      Math.abs((one.data[at + channel] ?? 0) - (other.data[at + channel] ?? 0)),
    );
    if (Math.max(...channels) > slight) differing += 1;
  }
  return differing / (kept.width * kept.height);
}
