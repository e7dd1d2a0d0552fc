import type { CaseFilter, Tier } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { referenceQuery } from '../../lib/reference.ts';
import { sessionQuery } from '../../lib/session.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { useUiScale } from '../../theme/ui-scale.ts';
import { areaAbove } from './area-above.ts';
import type { MapCamera } from './camera-layers.ts';
import { centreZoom } from './centre-layers.ts';
import styles from './desk-map.module.css';
import { MapCard, type MapCardContent } from './map-card.tsx';
import { MapLegend } from './map-legend.tsx';
import { MapNotice } from './map-notice.tsx';
import { type ChangeMapSearch, type MapSearch, shownLayers } from './map-search.ts';
import { MapSide } from './map-side.tsx';
import { zoomShift } from './map-style.ts';
import type { MapHit, ViewBox } from './map-view.ts';
import { parseRing } from './ring.ts';
import { useArcs } from './use-arcs.ts';
import { useAreaFocus } from './use-area-focus.ts';
import { useAreaPaint } from './use-area-paint.ts';
import { useCameraStates } from './use-camera-states.ts';
import { useCentres } from './use-centres.ts';
import { useFlatMap } from './use-flat-map.ts';
import { useMapRecords } from './use-map-records.ts';
import { useMapView } from './use-map-view.ts';
import { type MapSpot, useSpotFocus } from './use-spot-focus.ts';
import { useTiandituWords } from './use-tianditu-words.ts';
import { regionView, snapView } from './view-box.ts';
import { hasWebgl } from './webgl.ts';

export interface DeskMapProps {
  /** What is counted and drawn; the same filter as the lists'. */
  filters: CaseFilter;
  /** What the address says of the map itself; with `onChangeSearch` the reader changes it here. */
  search?: MapSearch;
  onChangeSearch?: ChangeMapSearch;
  selectedCase?: string | null;
  onSelectCase?: (caseCode: string) => void;
  onSelectArea?: (areaCode: string) => void;
  /** A tier of the legend was chosen; undefined = all of them. */
  onFilterTier?: (tier: Tier | undefined) => void;
  /** A camera of a list was chosen, or its sign where no `renderCamera` draws a pop-up. */
  onOpenCamera?: (cameraId: string) => void;
  /** What stands in the pop-up of a camera. */
  renderCamera?: (cameraId: string) => ReactNode;
  /** Links of a centre to its pages. */
  renderCentreLinks?: (centreId: string, areaCode: string) => ReactNode;
  /** What can be done with the public cameras that were drawn round. */
  renderCameraActs?: (cameras: readonly MapCamera[]) => ReactNode;
  onChangeView?: (view: ViewBox) => void;
  /** Where it looks instead of at its area; zoom of the Web Mercator tiles at scale 1. */
  at?: MapSpot;
  /** On a wall: no mouse, no pop-ups, only a short legend. */
  plain?: boolean;
}

const nothingSaid: MapSearch = {};

/** The map of cases, heat, areas, centres and cameras. Follows its filters and the live changes without a reload. */
export function DeskMap(props: DeskMapProps) {
  const { filters, search = nothingSaid, selectedCase = null, plain = false } = props;
  const { t } = useTranslation();
  const { data: reference, error: referenceError } = useQuery(referenceQuery);
  const filterKey = JSON.stringify(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same filter in a new object is the same filter.
  const filter = useMemo(() => filters, [filterKey]);
  const containerRef = useRef<HTMLDivElement>(null);
  const [box, setBox] = useState<ViewBox | null>(null);
  const [card, setCard] = useState<MapCardContent | null>(null);
  const scale = useUiScale();
  const region = reference?.region;
  const drawable = hasWebgl();

  const onHit = (hit: MapHit) => {
    const opens =
      hit.kind === 'heat' || hit.kind === 'centre' || (hit.kind === 'camera' && props.renderCamera);
    setCard(opens ? (hit as MapCardContent) : null);
    if (hit.kind === 'case') props.onSelectCase?.(hit.caseCode);
    if (hit.kind === 'area') props.onSelectArea?.(hit.areaCode);
    if (hit.kind === 'camera' && !props.renderCamera) props.onOpenCamera?.(hit.cameraId);
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
  // The simple map has no pop-ups: a camera opens where the cameras of lists do.
  const onFlatHit = (hit: MapHit) =>
    hit.kind === 'camera' ? props.onOpenCamera?.(hit.cameraId) : onHit(hit);
  const flat = useFlatMap(containerRef, !drawable && region !== undefined, scale, onFlatHit);
  const target = view ?? flat.view;
  const drawn = drawable ? labels : flat.labels;
  const viewBox = useMemo(
    () => box ?? (region ? regionView(region) : { bbox: '73,18,135,54', zoom: 4 }),
    [box, region],
  );
  const { summary, pointOf } = useMapRecords(filter, viewBox, target);
  useAreaFocus(view, props.at === undefined ? filter.area : undefined, region, scale);
  useSpotFocus(view, props.at, scale);

  const layers = useMemo(() => shownLayers(search.layers), [search.layers]);
  const { paint, ring } = search;
  useEffect(() => {
    // Two colours on one piece of land could not be read.
    const shown = new Set(paint ? [...layers].filter((id) => id !== 'heat') : layers);
    target?.setLayers(shown);
  }, [target, layers, paint]);
  const tianditu = useTiandituWords(layers.has('tianditu') && region?.tianditu === true);
  const corners = useMemo(() => (ring ? parseRing(ring) : null), [ring]);
  useEffect(() => view?.setRing(corners), [view, corners]);
  const areas = useAreaPaint(target && 'setAreas' in target ? target : null, filter, paint, {
    enabled: !plain,
    countiesInBase: drawable,
  });
  const arcs = useArcs(view, filter, layers.has('arcs') && !plain);
  useCameraStates(view, box, layers.has('cameras') && !plain);
  const centresShown = layers.has('centres') && !plain && (box?.zoom ?? 0) >= centreZoom;
  const centreOf = useCentres(view, filter.area, centresShown);

  const { data: session } = useQuery(sessionQuery);
  const here = filter.area ?? session?.areaCode ?? '';
  // The answer of the area before stays until the next is there.
  const known = areas.areas?.areaCode === here ? (areas.areas.parent?.areaCode ?? null) : undefined;
  const above = known === undefined && session ? areaAbove(here, session.areaCode) : (known ?? null);
  useShortcut(
    'areaUp',
    (event) => {
      event.preventDefault();
      if (above !== null) props.onSelectArea?.(above);
    },
    above !== null && props.onSelectArea !== undefined,
  );

  const selectedPoint = selectedCase === null ? null : pointOf(selectedCase);
  useEffect(() => {
    target?.setSelected(selectedPoint);
  }, [target, selectedPoint]);

  const staleSince = useStaleSince();
  return (
    <section
      className={styles.map}
      aria-label={t('map.title')}
      data-plain={plain || undefined}
      data-map-ready={drawn !== null && !lost}
      data-label-count={drawn ?? 0}
      data-point-count={summary.points}
      data-heat-cells={summary.heatCells}
      data-area-count={areas.rows.length}
    >
      <div ref={containerRef} className={styles.canvas} />
      {card && view && (
        <MapCard
          content={card}
          view={view}
          filter={filter}
          centreOf={centreOf}
          map={props}
          onClose={() => setCard(null)}
        />
      )}
      <MapNotice
        drawable={drawable}
        loading={drawn === null && !lost}
        lost={lost}
        error={referenceError ?? (summary.loading ? summary.error : null) ?? tileError ?? flat.error}
        staleSince={staleSince ?? (summary.error && !summary.loading ? summary.updatedAt : null)}
        empty={!summary.loading && summary.total === 0}
      />
      {!plain && props.onChangeSearch && (
        <MapSide
          view={view}
          filter={filter}
          search={search}
          onChange={props.onChangeSearch}
          areas={areas}
          layers={layers}
          map={props}
        />
      )}
      <MapLegend
        summary={summary}
        layers={layers}
        painting={paint !== undefined}
        arcs={arcs}
        camerasNear={(box?.zoom ?? 0) >= 13}
        notice={[region?.notice, tianditu].filter(Boolean).join(' · ')}
        plain={plain}
        tier={filter.tier}
        {...(props.onFilterTier ? { onFilterTier: props.onFilterTier } : {})}
      />
    </section>
  );
}
