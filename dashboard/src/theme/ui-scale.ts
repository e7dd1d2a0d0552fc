import { useSyncExternalStore } from 'react';

/** The window the sizes are drawn for. */
const reference = { width: 1920, height: 1080 };
const smallest = 0.8;
const largest = 4;

/**
 * Scale of the whole desk: 1 at 1920×1080, 2 at 3840×2160. It follows the window and not the zoom: `outerWidth` does not shrink
 * when the reader zooms in, so zooming still makes the text larger (WCAG 1.4.4).
 */
export function uiScale(width: number, height: number): number {
  const fit = Math.min(width / reference.width, height / reference.height);
  return Math.min(largest, Math.max(smallest, Math.round(fit * 40) / 40));
}

let current = 1;
/** What a screen of a wall has on top: the distance from which it is read. */
let factor = 1;
let resize: () => void = () => undefined;
const listeners = new Set<() => void>();

function measure(): number {
  // A page in a frame has the frame alone; some embedded browsers report an outer size of 0.
  const [width, height] = window === window.parent ? [window.outerWidth, window.outerHeight] : [0, 0];
  return uiScale(width || window.innerWidth, height || window.innerHeight) * factor;
}

/** Makes all letters of the page larger or smaller on top of what its window asks for. */
export function setScaleFactor(ofPage: number): void {
  if (ofPage === factor) return;
  factor = ofPage;
  resize();
}

/** Keeps `--ui-scale` in step with the window; call once per page. */
export function startUiScale(root: HTMLElement = document.documentElement): void {
  const update = () => {
    current = measure();
    root.style.setProperty('--ui-scale', String(current));
    for (const listener of listeners) listener();
  };
  resize = update;
  window.addEventListener('resize', update);
  update();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The scale now, for libraries that want pixels (antd, canvas). */
export function useUiScale(): number {
  return useSyncExternalStore(subscribe, () => current);
}
