import type { Session } from '@fengqiao/contract/accounts';
import type { Screen, Wall } from '@fengqiao/contract/walls';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wallsQuery } from '../../features/wall/api.ts';
import { setScaleFactor } from '../../theme/ui-scale.ts';
import { AwayNotice } from './away-notice.tsx';
import { ScreenGrid } from './screen-grid.tsx';
import type { PlacedTile } from './shown-now.ts';
import { TellTile } from './tell-tile.tsx';
import { TileBoundary } from './tile-boundary.tsx';
import { TileStates } from './tile-states.ts';
import { TileContent } from './tiles/tile-content.tsx';
import { TileWatermark } from './tiles/tile-watermark.tsx';
import { useFreshTiles } from './tiles/use-fresh-tiles.ts';
import { useComingCameras } from './use-coming-cameras.ts';
import { useRecycling } from './use-recycling.ts';
import { useScreenReport } from './use-screen-report.ts';
import { useShownNow } from './use-shown-now.ts';
import type { WallAddress } from './wall-address.ts';
import { WallMessage } from './wall-message.tsx';

/** The page of one screen of a wall. Its scene stays on it while the gateway is away. */
export function WallPage({ address, session }: { address: WallAddress; session: Session }) {
  const { t } = useTranslation();
  const { data } = useQuery(wallsQuery);
  const wall = data?.items.find(({ id }) => id === address.wall);
  const screen = wall?.screens.find(({ id }) => id === address.screen);
  if (!data) return <WallMessage title={t('wall.connecting')} />;
  if (!wall || !screen) {
    const { wall: wallId, screen: screenId } = address;
    return (
      <WallMessage
        title={t('wall.noScreen')}
        detail={t('wall.noScreenHint', { wall: wallId, screen: screenId })}
      />
    );
  }
  return <ScreenPage wall={wall} screen={screen} session={session} scale={address.scale} />;
}

interface ScreenPageProps {
  wall: Wall;
  screen: Screen;
  session: Session;
  /** Of the address, on top of the screen's own. */
  scale: number;
}

/** What the screen shows now: its content, a tour over it, an alarm over both. */
function ScreenPage({ wall, screen, session, scale }: ScreenPageProps) {
  const shown = useShownNow(wall, screen);
  useComingCameras(wall, screen, shown);
  const [states] = useState(() => new TileStates());
  const { alarm, waiting } = wall.now;
  useEffect(() => setScaleFactor(screen.scale * scale), [screen.scale, scale]);
  useFreshTiles();
  useScreenReport(screen.id, shown, states, session.role === 'kiosk');
  useRecycling(`${wall.id}/${screen.id}`, wall.now);
  const renderTile = ({ key, tile, alarm: alarmed }: PlacedTile) => (
    <TileBoundary>
      <TellTile states={states} tileKey={key}>
        <TileContent
          wallId={wall.id}
          tile={tile}
          alarm={alarmed && alarm !== null ? { ...alarm, waiting } : null}
        />
        <TileWatermark tile={tile} session={session} />
      </TellTile>
    </TileBoundary>
  );
  return (
    <main style={{ height: '100%' }}>
      <ScreenGrid shown={shown} alarm={alarm?.tier ?? null} renderTile={renderTile} />
      <AwayNotice />
    </main>
  );
}
