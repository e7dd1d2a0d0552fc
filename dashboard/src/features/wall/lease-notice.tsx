import type { Wall } from '@fengqiao/contract/walls';
import { Button } from 'antd';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { tellNews } from '../../lib/notices/use-notices.ts';
import styles from './lease-notice.module.css';

interface LeaseNoticeProps {
  wall: Wall;
  asked: { words: string; leftS: number };
  busy: boolean;
  onAnswer: (yes: boolean) => void;
}

/** Tells the holder of a wall that somebody asks for it, with both answers. It takes no focus: the hand may be on something else. */
export function LeaseNotice({ wall, asked, busy, onAnswer }: LeaseNoticeProps) {
  const { t } = useTranslation();
  const { words } = asked;
  useEffect(() => {
    tellNews({
      kind: 'lease',
      key: wall.id,
      words: { name: words, wall: wall.name },
      link: `/walls/${encodeURIComponent(wall.id)}`,
    });
  }, [words, wall.id, wall.name]);
  return createPortal(
    <section className={styles.notice} aria-label={t('wallDesk.lease.askedTitle', { wall: wall.name })}>
      {/* Said once; the seconds beside it count for the eye alone. */}
      <p role="status" className={styles.words}>
        {t('wallDesk.lease.asked', { name: asked.words, wall: wall.name })}
      </p>
      <p className={styles.clock}>
        {t(asked.leftS > 0 ? 'wallDesk.lease.askedLeft' : 'wallDesk.lease.askedOver', {
          seconds: asked.leftS,
        })}
      </p>
      <div className={styles.buttons}>
        <Button type="primary" disabled={busy} onClick={() => onAnswer(true)}>
          {t('wallDesk.lease.give')}
        </Button>
        <Button disabled={busy} onClick={() => onAnswer(false)}>
          {t('wallDesk.lease.keep')}
        </Button>
      </div>
    </section>,
    document.getElementById('root') ?? document.body,
  );
}
