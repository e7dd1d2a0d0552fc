import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../lib/session.ts';
import { useWallDrag } from '../lib/wall-drag.ts';
import { useWallHand } from '../lib/wall-hand.ts';
import { type WallLoad, worksWalls } from '../lib/wall-load.ts';

interface PutOnWallProps {
  load: WallLoad;
  size?: 'small' | 'middle';
}

/** Takes something in hand for the wall, or is dragged there. Not there for accounts that work no wall. */
export function PutOnWall({ load, size = 'middle' }: PutOnWallProps) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const take = useWallHand((hand) => hand.take);
  const ref = useWallDrag<HTMLButtonElement>(load);
  if (!worksWalls(session?.role)) return null;
  return (
    <Button ref={ref} size={size} onClick={() => take(load)}>
      {t('video.putOnWall')}
    </Button>
  );
}
