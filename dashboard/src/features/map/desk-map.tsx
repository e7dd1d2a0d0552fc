import type { CaseFilter } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../lib/reference.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { useUiScale } from '../../theme/ui-scale.ts';
import styles from './desk-map.module.css';
import { HeatWhyCard } from './heat-why-card.tsx';
import { MapLegend } from './map-legend.tsx';
import { MapNotice } from './map-notice.tsx';
import { MapPopup } from './map-popup.tsx';
import { zoomShift } from './map-style.ts';
import type { MapHit, MapPlace, ViewBox } from './map-view.ts';
import { useAreaFocus } from './use-area-focus.ts';
import { useFlatMap } from './use-flat-map.ts';
import { useMapRecords } from './use-map-records.ts';
import { useMapView } from './use-map-view.ts';
import { regionView, snapView } from './view-box.ts';
import { hasWebgl } from './webgl.ts';

export interface DeskMapProps {
  /** What is counted and drawn; the same filter as the lists'. */
  filters: CaseFilter;
  selectedCase?: string | null;
  onSelectCase?: (caseCode: string) => void;
  onSelectArea?: (areaCode: string) => void;
  /** A camera's sign was clicked; without `renderCamera` the caller shows the picture itself. */
  onOpenCamera?: (cameraId: string) => void;
  /** What stands in the pop-up of a camera. */
  renderCamera?: (cameraId: string) => ReactNode;
  onChangeView?: (view: ViewBox) => void;
  /** On a wall: no mouse, no pop-ups, only a short legend. */
  plain?: boolean;
}

type Popup = { kind: 'camera'; cameraId: string; place: MapPlace } | Extract<MapHit, { kind: 'heat' }>;

/** The map of cases, heat and cameras. Follows its filters and the live changes without a reload. */
export function DeskMap(props: DeskMapProps) {
  const { filters, selectedCase = null, plain = false } = props;
  const { t } = useTranslation();
  const { data: reference, error: referenceError } = useQuery(referenceQuery);
  const filterKey = JSON.stringify(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same filter in a new object is the same filter.
  const filter = useMemo(() => filters, [filterKey]);
  const containerRef = useRef<HTMLDivElement>(null);
  const [box, setBox] = useState<ViewBox | null>(null);
  const [popup, setPopup] = useState<Popup | null>(null);
  const scale = useUiScale();
  const region = reference?.region;
  const drawable = hasWebgl();

  const onHit = (hit: MapHit) => {
    setPopup(hit.kind === 'heat' || (hit.kind === 'camera' && props.renderCamera) ? hit : null);
    if (hit.kind === 'case') props.onSelectCase?.(hit.caseCode);
    if (hit.kind === 'area') props.onSelectArea?.(hit.areaCode);
    if (hit.kind === 'camera') props.onOpenCamera?.(hit.cameraId);
  };
  const onView = (view: ViewBox) => {
    // Cells are asked for as a display of usual size would, whatever the scale.
    setBox(snapView({ ...view, zoom: view.zoom - zoomShift(scale) }));
    props.onChangeView?.(view);
  };
  const { view, labels, lost, tileError } = useMapView(
    containerRef,
    drawable ? region : undefined,
    { scale, interactive: !plain },
    { onHit, onView },
  );
  const flat = useFlatMap(containerRef, !drawable && region !== undefined, scale, onHit);
  const target = view ?? flat.view;
  const drawn = drawable ? labels : flat.labels;
  const viewBox = useMemo(
    () => box ?? (region ? regionView(region) : { bbox: '73,18,135,54', zoom: 4 }),
    [box, region],
  );
  const { summary, pointOf } = useMapRecords(filter, viewBox, target);
  useAreaFocus(view, filter.area, region, scale);

  const selectedPoint = selectedCase === null ? null : pointOf(selectedCase);
  useEffect(() => {
    target?.setSelected(selectedPoint);
  }, [target, selectedPoint]);

  const staleSince = useStaleSince();
  const closePopup = () => setPopup(null);
  return (
    <section
      className={styles.map}
      aria-label={t('map.title')}
      data-plain={plain || undefined}
      data-map-ready={drawn !== null && !lost}
      data-label-count={drawn ?? 0}
      data-point-count={summary.points}
      data-heat-cells={summary.heatCells}
    >
      <div ref={containerRef} className={styles.canvas} />
      {popup && view && (
        <MapPopup key={popupKey(popup)} view={view} place={popup.place} onClose={closePopup}>
          {popup.kind === 'camera' ? (
            props.renderCamera?.(popup.cameraId)
          ) : (
            <HeatWhyCard
              cells={popup.cells.map(({ cell }) => cell)}
              cellZoom={popup.cellZoom}
              filter={filter}
              areaCode={popup.areaCode}
              {...(props.onSelectCase ? { onSelectCase: props.onSelectCase } : {})}
              {...(props.onSelectArea ? { onSelectArea: props.onSelectArea } : {})}
            />
          )}
        </MapPopup>
      )}
      <MapNotice
        drawable={drawable}
        loading={drawn === null && !lost}
        lost={lost}
        error={referenceError ?? (summary.loading ? summary.error : null) ?? tileError ?? flat.error}
        staleSince={staleSince ?? (summary.error && !summary.loading ? summary.updatedAt : null)}
        empty={!summary.loading && summary.total === 0}
      />
      <MapLegend counts={summary.counts} notice={region?.notice ?? ''} plain={plain} />
    </section>
  );
}

const popupKey = (popup: Popup) =>
  popup.kind === 'camera' ? popup.cameraId : popup.cells.map(({ cell }) => cell).join();
