import type { Session } from '@fengqiao/contract/accounts';
import type { Tile } from '@fengqiao/contract/walls';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { VideoTile } from '../../features/video/video-tile.tsx';
import { wallsQuery } from '../../features/wall/api.ts';
import { ScreenView } from '../../features/wall/screen-view.tsx';
import { AwayNotice } from './away-notice.tsx';
import { TileBoundary } from './tile-boundary.tsx';
import type { WallAddress } from './wall-address.ts';
import { WallMessage } from './wall-message.tsx';
import { Watermark } from './watermark.tsx';

// A wall without a map does not load one.
const DeskMap = lazy(async () => ({ default: (await import('../../features/map/desk-map.tsx')).DeskMap }));

/** What one screen shows now. Its scene stays on it while the gateway is away. */
export function WallPage({ address, session }: { address: WallAddress; session: Session }) {
  const { t } = useTranslation();
  const { data } = useQuery(wallsQuery);
  const screen = data?.items
    .find(({ id }) => id === address.wall)
    ?.screens.find(({ id }) => id === address.screen);
  if (!data) return <WallMessage title={t('wall.connecting')} />;
  if (!screen) {
    const { wall, screen: screenId } = address;
    return (
      <WallMessage title={t('wall.noScreen')} detail={t('wall.noScreenHint', { wall, screen: screenId })} />
    );
  }
  return (
    <main style={{ height: '100%' }}>
      <ScreenView
        screen={screen}
        renderTile={(tile) => (
          <TileBoundary>
            <TileContent tile={tile} />
          </TileBoundary>
        )}
      />
      <Watermark account={session.displayName} screen={screen.name} />
      <AwayNotice />
    </main>
  );
}

function TileContent({ tile }: { tile: Tile }) {
  if (tile.kind === 'camera') return <VideoTile cameraId={tile.cameraId} variant="wall" />;
  if (tile.kind === 'map') return <MapTile area={tile.area} />;
  return null;
}

function MapTile({ area }: { area: string }) {
  const filters = useMemo(() => ({ area, status: 'open' as const }), [area]);
  return (
    <Suspense>
      <DeskMap filters={filters} plain />
    </Suspense>
  );
}
