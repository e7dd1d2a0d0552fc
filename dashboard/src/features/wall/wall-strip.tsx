import type { Wall } from '@fengqiao/contract/walls';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { type WallLoad, worksWalls } from '../../lib/wall-load.ts';
import { useLive } from '../../live/live-context.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { wallsQuery } from './api.ts';
import { ScreenCard } from './screen-card.tsx';
import { StripCommand } from './strip-command.tsx';
import { useHandKeys } from './use-hand-keys.ts';
import { useScreensNow } from './use-screens-now.ts';
import { useUndoKey } from './use-undo-key.ts';
import { useWallActs } from './use-wall-acts.ts';
import { WallNotice } from './wall-notice.tsx';
import styles from './wall-strip.module.css';

interface WallStripProps {
  /** What `w` takes in hand while nothing on the page that could go to the wall has the focus: the open case or camera. */
  open: WallLoad | null;
}

/** The wall as it is now, who works it, and the ways to change it: drag, hand, scenes, tours. */
export function WallStrip({ open }: WallStripProps) {
  const { t } = useTranslation();
  const live = useLive();
  const { data, error } = useQuery(wallsQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const walls = data?.items ?? [];
  const wall = walls.find(({ id }) => id === chosen) ?? walls[0];
  useEffect(() => {
    for (const { id } of walls) live.watchWall(id);
  }, [live, walls]);
  if (!wall) {
    const words = error ? errorWords(error, t) : t(data ? 'wallDesk.none' : 'common.loading');
    return (
      <section className={styles.strip} aria-label={t('wall.title')}>
        <p className={styles.hint} role={error ? 'alert' : 'status'}>
          {words}
        </p>
      </section>
    );
  }
  const choice =
    walls.length > 1 ? (
      <Select
        size="small"
        aria-label={t('wallDesk.choose')}
        value={wall.id}
        options={walls.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setChosen}
      />
    ) : null;
  return <OneWall key={wall.id} wall={wall} open={open} choice={choice} />;
}

interface OneWallProps {
  wall: Wall;
  open: WallLoad | null;
  /** The way to another wall; null = there is only this one. */
  choice: ReactNode;
}

function OneWall({ wall, open, choice }: OneWallProps) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const acts = useWallActs(wall);
  const screens = useScreensNow(wall);
  const works = worksWalls(session?.role);
  const ref = useHandKeys(works ? open : null);
  useUndoKey(works ? acts.undo : null);
  return (
    <section className={styles.strip} aria-label={t('wall.title')}>
      <StripCommand wall={wall} acts={acts} works={works} choice={choice} />
      <div className={styles.main}>
        <div ref={ref} className={styles.screens}>
          {screens.map((now) => (
            <ScreenCard key={now.screen.id} wall={wall} now={now} acts={works ? acts : null} />
          ))}
        </div>
        <WallNotice acts={works ? acts : null} />
      </div>
    </section>
  );
}
