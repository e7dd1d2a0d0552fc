import { fontFamily } from '../../theme/tokens.ts';
import type { Caption } from './caption.ts';

/** Slope of the mark over the frame, the same as on the screen. */
const tilt = (-18 * Math.PI) / 180;

/** Draws the caption into a picture: a band below the frame, and the mark across all of it. The frame stays as it was taken. */
export function burnIn(frame: HTMLCanvasElement, { lines, mark }: Caption): HTMLCanvasElement {
  const { width, height } = frame;
  const size = Math.max(12, Math.round(width / 54));
  const band = Math.round(size * (lines.length * 1.45 + 0.8));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height + band;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('this browser draws nothing');
  pen.drawImage(frame, 0, 0);
  drawMark(pen, mark, width, height, size);
  pen.fillStyle = '#0A1320';
  pen.fillRect(0, height, width, band);
  pen.fillStyle = '#E8F1FA';
  pen.font = `${size}px ${fontFamily}`;
  pen.textBaseline = 'top';
  lines.forEach((line, i) => {
    pen.fillText(line, size * 0.6, height + size * (0.4 + i * 1.45), width - size * 1.2);
  });
  return canvas;
}

/** Light letters with a dark edge: read on a bright picture and on a dark one alike. */
function drawMark(
  pen: CanvasRenderingContext2D,
  mark: Caption['mark'],
  width: number,
  height: number,
  size: number,
): void {
  pen.save();
  pen.beginPath();
  pen.rect(0, 0, width, height);
  pen.clip();
  pen.rotate(tilt);
  pen.font = `${size}px ${fontFamily}`;
  pen.textBaseline = 'top';
  pen.lineWidth = size * 0.12;
  const stepX = Math.max(...mark.map((text) => pen.measureText(text).width)) + size * 4;
  const stepY = size * 8;
  const reach = width + height;
  for (let y = -height; y < reach; y += stepY)
    for (let x = -reach; x < reach; x += stepX)
      mark.forEach((text, i) => {
        pen.strokeStyle = 'rgb(0 0 0 / 28%)';
        pen.strokeText(text, x, y + i * size * 1.5);
        pen.fillStyle = 'rgb(255 255 255 / 38%)';
        pen.fillText(text, x, y + i * size * 1.5);
      });
  pen.restore();
}
