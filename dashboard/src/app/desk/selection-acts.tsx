import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MapCamera } from '../../features/map/camera-layers.ts';
import { wallsQuery } from '../../features/wall/api.ts';
import { createTour } from '../../features/wall/scenes-api.ts';
import { clockNow } from '../../lib/clock.ts';
import { shortDateTimeOf } from '../../lib/time.ts';
import { useWallDrag } from '../../lib/wall-drag.ts';
import { useWallHand } from '../../lib/wall-hand.ts';
import { type WallLoad, worksWalls } from '../../lib/wall-load.ts';
import { queryKeys } from '../../live/query-keys.ts';
import { errorWords } from '../../ui/error-words.ts';
import { useSession } from '../shell/use-session.ts';
import { tourTargets } from './tour-targets.ts';

/** As many tiles as the largest layout has. */
const mostTiles = 25;
/** As many cameras as a tour takes. */
const mostOfTour = 500;

/** What can be done with cameras that were drawn round: onto the wall at once, or as a tour. */
export function SelectionActs({ cameras }: { cameras: readonly MapCamera[] }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { data: walls } = useQuery(wallsQuery);
  const wall = walls?.items[0];
  const { load: inHand, take } = useWallHand();
  const some = cameras.slice(0, mostTiles);
  const load: WallLoad = {
    tiles: some.map(({ id }) => ({ kind: 'camera', cameraId: id })),
    words: t('map.selection.words', { count: some.length }),
    from: null,
  };
  const ref = useWallDrag<HTMLElement>(load);
  const making = useMutation({
    mutationFn: (wallId: string) =>
      createTour(wallId, {
        name: t('map.selection.tourName', { time: shortDateTimeOf(clockNow()) }),
        dwellS: 15,
        targets: tourTargets(wall?.screens ?? [], cameras.length),
        cameraIds: cameras.map(({ id }) => id),
        sceneIds: [],
        schedule: null,
      }),
    onSuccess: (tour, wallId) => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.wallRecords(wallId) });
      void navigate({
        to: '/walls/$wall',
        params: { wall: wallId },
        search: { tab: 'tours', tour: tour.id },
      });
    },
  });
  if (!worksWalls(role) || !wall) return null;
  const tooMany = cameras.length > mostOfTour;
  return (
    <>
      <Button ref={ref} size="small" type="primary" onClick={() => take(load)}>
        {t('map.selection.onWall', { count: some.length })}
      </Button>
      <Button
        size="small"
        disabled={tooMany}
        loading={making.isPending}
        onClick={() => making.mutate(wall.id)}
      >
        {t('map.selection.tour')}
      </Button>
      {inHand?.words === load.words && (
        <span role="status">{t('map.selection.inHand', { count: some.length })}</span>
      )}
      {tooMany && <small>{t('map.selection.tooMany')}</small>}
      {making.error && <span role="alert">{errorWords(making.error, t)}</span>}
    </>
  );
}
