import { useLayoutEffect, useState } from 'react';
import { remPixels, type ScreenShape, screenShape } from './screen-shape.ts';

const shapeNow = (): ScreenShape => screenShape(window.innerWidth, window.innerHeight);

/**
 * Shape of the window; while the page stands, a rem follows the window (also inside a tile of a wall, where the browser's own size
 * says nothing).
 */
export function useScreenShape(scale: number): ScreenShape {
  const [shape, setShape] = useState(shapeNow);
  useLayoutEffect(() => {
    const root = document.documentElement;
    const fit = () => {
      root.style.fontSize = `${remPixels(window.innerWidth, window.innerHeight, scale)}px`;
      setShape(shapeNow());
    };
    fit();
    window.addEventListener('resize', fit);
    return () => {
      window.removeEventListener('resize', fit);
      root.style.removeProperty('font-size');
    };
  }, [scale]);
  return shape;
}
