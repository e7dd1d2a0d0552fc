/** How the parts of the big screen stand: by the shape of the display, not by its size. */
export type ScreenShape = 'tall' | 'usual' | 'wide';

/** 7680×2160 is `wide`: its panels stand beside the map; 1080×1920 is `tall`: they stand below it. */
export function screenShape(width: number, height: number): ScreenShape {
  const aspect = width / Math.max(1, height);
  if (aspect < 1.2) return 'tall';
  return aspect > 2.5 ? 'wide' : 'usual';
}

/** The display that the sizes are drawn for, by shape, in CSS pixels at 16 px to the rem. */
const drawnFor: Record<ScreenShape, { width: number; height: number }> = {
  tall: { width: 1080, height: 1920 },
  usual: { width: 1920, height: 1080 },
  wide: { width: 3840, height: 1080 },
};

/** Pixels of a rem: the same picture on every display of a shape, 32 on 3840×2160; `scale` on top of it. */
export function remPixels(width: number, height: number, scale = 1): number {
  const reference = drawnFor[screenShape(width, height)];
  return 16 * scale * Math.min(width / reference.width, height / reference.height);
}
