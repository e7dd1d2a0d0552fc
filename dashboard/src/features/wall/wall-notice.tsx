import { DeleteOutlined } from '@ant-design/icons';
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWallHand } from '../../lib/wall-hand.ts';
import { readLoad, type WallLoad } from '../../lib/wall-load.ts';
import { useDrop } from './use-drop.ts';
import type { WallActs } from './use-wall-acts.ts';
import styles from './wall-notice.module.css';
import { useWallUndo } from './wall-undo.ts';

/** One line under the screens: what is in hand and how to put it down, else what was done last and the way back. */
export function WallNotice({ acts }: { acts: WallActs | null }) {
  const { t } = useTranslation();
  const { load, drop } = useWallHand();
  const dragged = useDragged();
  const { word } = useWallUndo();
  const moving = dragged ?? load;
  const { over, ref } = useDrop(
    acts === null ? null : (dropped) => dropped.from !== null && acts.clear(dropped.from),
  );
  if (acts === null) return <p className={styles.line}>{t('wallDesk.readOnly')}</p>;
  const from = moving?.from ?? null;
  return (
    <div className={styles.line}>
      <p role="status" className={styles.words}>
        {load && t('wallDesk.hand', { words: load.words })}
        {!load && word?.kind === 'done' && word.words}
      </p>
      <p role="alert" className={styles.refusal}>
        {!load && word?.kind === 'refused' && word.words}
      </p>
      {from !== null && (
        <Button
          ref={ref}
          size="small"
          icon={<DeleteOutlined aria-hidden="true" />}
          className={over ? (styles.over ?? '') : ''}
          onClick={() => acts.clear(from)}
        >
          {t('wallDesk.bin')}
        </Button>
      )}
      {load && (
        <Button size="small" onClick={drop}>
          {t('common.cancel')}
        </Button>
      )}
      {!load && acts.undo && (
        <Button size="small" disabled={acts.busy} onClick={acts.undo} title="Ctrl+Z">
          {t('wallDesk.undo')}
        </Button>
      )}
    </div>
  );
}

/** What is being dragged towards the wall; null = nothing. */
function useDragged(): WallLoad | null {
  const [dragged, setDragged] = useState<WallLoad | null>(null);
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => readLoad(source.data) !== null,
        onDragStart: ({ source }) => setDragged(readLoad(source.data)),
        onDrop: () => setDragged(null),
      }),
    [],
  );
  return dragged;
}
