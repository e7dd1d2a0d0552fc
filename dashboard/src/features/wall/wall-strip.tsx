import type { Screen, Tile, Wall } from '@fengqiao/contract/walls';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '../../lib/use-key.ts';
import { useLive } from '../../live/live-context.tsx';
import { queryKeys } from '../../live/query-keys.ts';
import { errorWords } from '../../ui/error-words.ts';
import { putScreen, wallsQuery } from './api.ts';
import { withLayout, withTile } from './screen-input.ts';
import { ScreenThumbnail } from './screen-thumbnail.tsx';
import { useWallHand } from './wall-hand.ts';
import styles from './wall-strip.module.css';

interface Put {
  screenId: string;
  layout: Screen['layout'];
  tiles: Tile[];
}

/** The walls as they are now, and the way to put a camera on one: take it in hand, click a tile. */
export function WallStrip() {
  const { t } = useTranslation();
  const live = useLive();
  const { data, error } = useQuery(wallsQuery);
  const walls = data?.items ?? [];
  useEffect(() => {
    for (const { id } of walls) live.watchWall(id);
  }, [live, walls]);
  return (
    <section className={styles.strip} aria-label={t('wall.title')}>
      <HandNotice />
      {!data && <p role={error ? 'alert' : 'status'}>{error ? errorWords(error, t) : t('common.loading')}</p>}
      {data && walls.length === 0 && <p className={styles.hint}>{t('wall.none')}</p>}
      {walls.map((wall) => (
        <WallScreens key={wall.id} wall={wall} />
      ))}
    </section>
  );
}

function WallScreens({ wall }: { wall: Wall }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { cameraId, drop } = useWallHand();
  const [refusal, setRefusal] = useState<string | null>(null);
  const put = useMutation({
    mutationFn: ({ screenId, layout, tiles }: Put) => putScreen(wall.id, screenId, { layout, tiles }),
    onSuccess: () => {
      setRefusal(null);
      drop();
      void queryClient.invalidateQueries({ queryKey: queryKeys.walls });
    },
    onError: (error) => setRefusal(errorWords(error, t)),
  });
  const putOn = (screen: Screen, place: number) => {
    if (cameraId === null) return;
    put.mutate({ screenId: screen.id, ...withTile(screen, place, { kind: 'camera', cameraId }) });
  };
  return (
    <>
      {wall.screens.map((screen) => (
        <ScreenThumbnail
          key={screen.id}
          wall={wall}
          screen={screen}
          inHand={cameraId}
          onPut={(place) => putOn(screen, place)}
          onLayout={(layout) => put.mutate({ screenId: screen.id, ...withLayout(screen, layout) })}
        />
      ))}
      {refusal !== null && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}

/** Says that a camera is in hand and how to put it down; Escape drops it. */
function HandNotice() {
  const { t } = useTranslation();
  const { cameraId, drop } = useWallHand();
  useKey('Escape', drop);
  if (cameraId === null) return null;
  return (
    <p className={styles.hand} role="status">
      {t('wall.hand')}
      <button type="button" className={styles.handDrop} onClick={drop}>
        {t('common.cancel')}
      </button>
    </p>
  );
}
