import { type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '../../lib/use-key.ts';
import styles from './desk-map.module.css';
import { type Ring, simplified } from './ring.ts';

export type RingKind = 'box' | 'lasso';

interface RingToolProps {
  kind: RingKind;
  unproject: (x: number, y: number) => [lng: number, lat: number];
  onRing: (ring: Ring) => void;
  onCancel: () => void;
}

type Pixel = [x: number, y: number];

/** A shorter stroke was a click by mistake, CSS pixels. */
const leastPx = 8;

/** Lies over the map while something is drawn round: a box from corner to corner, or a line as the hand goes. */
export function RingTool({ kind, unproject, onRing, onCancel }: RingToolProps) {
  const { t } = useTranslation();
  const [stroke, setStroke] = useState<Pixel[]>([]);
  useKey('Escape', (event) => {
    event.preventDefault();
    onCancel();
  });
  const pixelOf = (event: PointerEvent<SVGSVGElement>): Pixel => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const corners = kind === 'box' ? boxOf(stroke) : stroke;
  const finish = () => {
    setStroke([]);
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    const large =
      Math.max(...xs) - Math.min(...xs) >= leastPx && Math.max(...ys) - Math.min(...ys) >= leastPx;
    if (corners.length >= 3 && large) onRing(simplified(corners.map(([x, y]) => unproject(x, y))));
  };
  return (
    <>
      <svg
        className={styles.ringTool}
        aria-hidden="true"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setStroke([pixelOf(event)]);
        }}
        onPointerMove={(event) => {
          const pixel = pixelOf(event);
          if (stroke.length > 0) setStroke((before) => [...before, pixel]);
        }}
        onPointerUp={finish}
        onPointerCancel={() => setStroke([])}
      >
        <polygon points={corners.map((pixel) => pixel.join(',')).join(' ')} />
      </svg>
      <p className={styles.toolHint} role="status">
        {t(`map.tools.${kind}Hint`)}
      </p>
    </>
  );
}

function boxOf(stroke: readonly Pixel[]): Pixel[] {
  const [first] = stroke;
  const last = stroke.at(-1);
  if (!first || !last) return [];
  return [first, [last[0], first[1]], last, [first[0], last[1]]];
}
