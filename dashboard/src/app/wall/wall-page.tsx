import type { Session } from '@fengqiao/contract/accounts';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { VideoTile } from '../../features/video/video-tile.tsx';
import { wallsQuery } from '../../features/wall/api.ts';
import { ScreenView } from '../../features/wall/screen-view.tsx';
import { Watermark } from '../../ui/watermark.tsx';
import { AwayNotice } from './away-notice.tsx';
import { TileBoundary } from './tile-boundary.tsx';
import type { WallAddress } from './wall-address.ts';
import { WallMessage } from './wall-message.tsx';

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
            <TileContent tile={tile} session={session} />
          </TileBoundary>
        )}
      />
      <AwayNotice />
    </main>
  );
}

/** A picture brings its watermark with its grant; on a map it is drawn here. */
function TileContent({ tile, session }: { tile: Tile; session: Session }) {
  if (tile.kind === 'camera') return <VideoTile cameraId={tile.cameraId} variant="wall" />;
  if (tile.kind === 'map') return <MapTile area={tile.area} session={session} />;
  return null;
}

function MapTile({ area, session }: { area: string; session: Session }) {
  const { displayName, account, terminal } = session;
  const filters = useMemo(() => ({ area, status: 'open' as const }), [area]);
  return (
    <Suspense>
      <DeskMap filters={filters} plain />
      <Watermark
        facts={{ displayName, account, terminal: terminal?.name ?? '', viewing: null }}
        every="minute"
      />
    </Suspense>
  );
}
