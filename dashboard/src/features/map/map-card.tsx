import type { CaseFilter } from '@fengqiao/contract/cases';
import type { CentreNow } from '@fengqiao/contract/rooms-now';
import { useTranslation } from 'react-i18next';
import { CentreCard } from './centre-card.tsx';
import type { DeskMapProps } from './desk-map.tsx';
import { HeatWhyCard } from './heat-why-card.tsx';
import type { MapHit } from './map-hit.ts';
import { MapPopup } from './map-popup.tsx';
import type { MapView } from './map-view.ts';

/** What opens a card beside its place. */
export type MapCardContent = Extract<MapHit, { kind: 'camera' | 'centre' | 'heat' }>;

interface MapCardProps {
  content: MapCardContent;
  view: MapView;
  filter: CaseFilter;
  centreOf: (centreId: string) => { centre: CentreNow; nowMs: number } | null;
  map: Pick<DeskMapProps, 'renderCamera' | 'renderCentreLinks' | 'onSelectCase' | 'onSelectArea'>;
  onClose: () => void;
}

const keyOf = (content: MapCardContent): string => {
  if (content.kind === 'camera') return content.cameraId;
  return content.kind === 'centre' ? content.centreId : content.cells.map(({ cell }) => cell).join();
};

/** The card of what was clicked: a camera's picture, a centre's rooms, or why it is hot there. */
export function MapCard({ content, view, filter, centreOf, map, onClose }: MapCardProps) {
  const { t } = useTranslation();
  const found = content.kind === 'centre' ? centreOf(content.centreId) : null;
  return (
    <MapPopup key={keyOf(content)} view={view} place={content.place} onClose={onClose}>
      {content.kind === 'camera' && map.renderCamera?.(content.cameraId)}
      {content.kind === 'centre' && !found && <p role="status">{t('common.loading')}</p>}
      {found && (
        <CentreCard {...found} links={map.renderCentreLinks?.(found.centre.id, found.centre.areaCode)} />
      )}
      {content.kind === 'heat' && (
        <HeatWhyCard
          cells={content.cells.map(({ cell }) => cell)}
          cellZoom={content.cellZoom}
          filter={filter}
          areaCode={content.areaCode}
          {...(map.onSelectCase ? { onSelectCase: map.onSelectCase } : {})}
          {...(map.onSelectArea ? { onSelectArea: map.onSelectArea } : {})}
        />
      )}
    </MapPopup>
  );
}
