import { useId } from 'react';
import styles from './board.module.css';
import { type Diagram, diagramSizes } from './diagram-layout.ts';

const { title, note, leading, padding } = diagramSizes;

/** A diagram as a picture that is sharp on every screen and sheet. */
export function DiagramPicture({ diagram, name }: { diagram: Diagram; name: string }) {
  const arrow = useId();
  return (
    <svg
      className={styles.diagram}
      viewBox={`0 0 ${diagram.width} ${diagram.height}`}
      role="img"
      aria-label={name}
    >
      <defs>
        <marker
          id={arrow}
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0L10 5L0 10Z" className={styles.arrowHead} />
        </marker>
      </defs>
      {diagram.arrows.map((points) => (
        <polyline
          key={points.join(' ')}
          points={points.map(([x, y]) => `${x},${y}`).join(' ')}
          className={styles.arrow}
          markerEnd={`url(#${arrow})`}
        />
      ))}
      {diagram.labels.map(({ x, y, text }) => (
        <text key={text} x={x} y={y} className={styles.rowName} fontSize={note}>
          {text}
        </text>
      ))}
      {diagram.boxes.map((box) => (
        <DiagramBoxPicture key={`${box.x} ${box.y}`} box={box} />
      ))}
    </svg>
  );
}

function DiagramBoxPicture({ box }: { box: Diagram['boxes'][number] }) {
  const x = box.x + padding;
  const numbered = box.number === null ? 0 : note * leading;
  const titleTop = box.y + padding + numbered;
  const noteTop = titleTop + box.title.length * title * leading;
  return (
    <g>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="8" className={styles.box} />
      {box.number !== null && (
        <text x={x} y={box.y + padding + note * 0.9} className={styles.boxNumber} fontSize={note}>
          {box.number}
        </text>
      )}
      {linesFrom(box.title, titleTop, title).map(({ line, y }) => (
        <text key={y} x={x} y={y} className={styles.boxTitle} fontSize={title}>
          {line}
        </text>
      ))}
      {linesFrom(box.notes, noteTop, note).map(({ line, y }) => (
        <text key={y} x={x} y={y} className={styles.boxNote} fontSize={note}>
          {line}
        </text>
      ))}
    </g>
  );
}

/** Lines with where each stands, one below the other. */
const linesFrom = (lines: readonly string[], top: number, size: number): { line: string; y: number }[] =>
  lines.map((line, index) => ({ line, y: top + (index + 0.85) * size * leading }));
