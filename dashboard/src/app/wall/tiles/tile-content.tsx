import type { Tile } from '@fengqiao/contract/wall-tiles';
import type { ReactNode } from 'react';
import { useTold } from '../tell-tile.tsx';
import type { StandingAlarm } from './alarm-foot.tsx';
import { CameraTile } from './camera-tile.tsx';
import { CaseTile } from './case-tile.tsx';
import { ChartTile } from './chart-tile.tsx';
import { ConsultationTile } from './consultation-tile.tsx';
import { ListTile } from './list-tile.tsx';
import { MapTile } from './map-tile.tsx';
import { PageTile } from './page-tile.tsx';
import { TextTile } from './text-tile.tsx';

interface TileContentProps {
  wallId: string;
  tile: Tile;
  /** The alarm that brought the tile here, with its case; null = none. */
  alarm: (StandingAlarm & { caseCode: string }) | null;
}

/** What a tile of a screen shows. */
export function TileContent({ wallId, tile, alarm }: TileContentProps): ReactNode {
  switch (tile.kind) {
    case 'camera':
      return <CameraTile cameraId={tile.cameraId} />;
    case 'map':
      return <MapTile tile={tile} caseCode={alarm?.caseCode ?? null} />;
    case 'chart':
      return <ChartTile panel={tile.panel} area={tile.area} />;
    case 'rooms':
      return <ChartTile panel="rooms" area={tile.area} />;
    case 'list':
      return <ListTile wallId={wallId} list={tile.list} area={tile.area} />;
    case 'case':
      return <CaseTile wallId={wallId} caseCode={tile.caseCode} alarm={alarm} />;
    case 'text':
      return <TextTile text={tile.text} />;
    case 'consultation':
      return <ConsultationTile consultationId={tile.consultationId} />;
    case 'page':
      return <PageTile path={tile.path} />;
    case 'empty':
      return <EmptyTile />;
  }
}

function EmptyTile() {
  useTold('still');
  return null;
}
