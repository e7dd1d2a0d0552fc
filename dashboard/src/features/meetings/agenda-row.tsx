import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { AgendaItem } from '@fengqiao/contract/meetings';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './meetings.module.css';

interface AgendaRowProps {
  meetingId: string;
  item: AgendaItem;
  index: number;
  count: number;
  /** null = it is only read. */
  onMove: ((from: number, to: number) => void) | null;
  onRemove: (index: number) => void;
}

const kind = 'agenda item';

/** An item of the agenda: dragged by the mouse, moved by Alt+↑ and Alt+↓, and a link to the page that it is spoken to. */
export function AgendaRow({ meetingId, item, index, count, onMove, onRemove }: AgendaRowProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  const [over, setOver] = useState(false);
  const movable = onMove !== null;
  const drop = useEffectEvent((from: number) => onMove?.(from, index));
  const data = useEffectEvent(() => ({ kind, index }));
  useEffect(() => {
    const element = row.current;
    if (element === null || !movable) return;
    const stops = [
      draggable({ element, getInitialData: () => data() }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.kind === kind,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false);
          drop(Number(source.data.index));
        },
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [movable]);
  const step = (by: 1 | -1) => {
    const to = index + by;
    if (onMove === null || to < 0 || to >= count) return;
    onMove(index, to);
  };
  return (
    <li
      ref={row}
      className={styles.agendaRow}
      data-over={over || undefined}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        step(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <span className={styles.faint}>{index + 1}</span>
      <span>
        {item.page === null ? (
          item.title
        ) : (
          <Link to="/meetings/$id/present" params={{ id: meetingId }} search={{ page: item.page }}>
            {item.title}
          </Link>
        )}
      </span>
      <span className={styles.faint}>
        {item.minutes !== null && t('time.minute', { count: item.minutes })}
      </span>
      {movable && (
        <span className={styles.rowTools}>
          <Button
            size="small"
            disabled={index === 0}
            aria-label={t('meetings.moveUp', { title: item.title })}
            onClick={() => step(-1)}
          >
            ↑
          </Button>
          <Button
            size="small"
            disabled={index === count - 1}
            aria-label={t('meetings.moveDown', { title: item.title })}
            onClick={() => step(1)}
          >
            ↓
          </Button>
          <Button
            size="small"
            aria-label={t('meetings.removeItem', { title: item.title })}
            onClick={() => onRemove(index)}
          >
            ×
          </Button>
        </span>
      )}
    </li>
  );
}
