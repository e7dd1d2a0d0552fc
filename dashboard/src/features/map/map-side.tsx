import type { CaseFilter } from '@fengqiao/contract/cases';
import { useState } from 'react';
import { AreaBoard } from './area-board.tsx';
import styles from './desk-map.module.css';
import type { DeskMapProps } from './desk-map.tsx';
import { type ChangeMapSearch, layersText, type MapLayerId, type MapSearch } from './map-search.ts';
import { MapTools } from './map-tools.tsx';
import type { MapView } from './map-view.ts';
import { boxRing, type Ring, ringText } from './ring.ts';
import { type RingKind, RingTool } from './ring-tool.tsx';
import { SelectionPanel } from './selection-panel.tsx';
import type { AreaPaint } from './use-area-paint.ts';

interface MapSideProps {
  /** null = the simple map, on which nothing is drawn round. */
  view: MapView | null;
  filter: CaseFilter;
  search: MapSearch;
  onChange: ChangeMapSearch;
  areas: AreaPaint;
  layers: ReadonlySet<MapLayerId>;
  map: Pick<
    DeskMapProps,
    'onSelectCase' | 'onSelectArea' | 'renderCamera' | 'onOpenCamera' | 'renderCameraActs'
  >;
}

/** The tools at the right of the map, and beside them the board of areas or the list of what was drawn round. */
export function MapSide({ view, filter, search, onChange, areas, layers, map }: MapSideProps) {
  const [drawing, setDrawing] = useState<RingKind | null>(null);
  const { paint, ring } = search;
  const takeRing = (taken: Ring) => {
    setDrawing(null);
    onChange({ ring: ringText(taken) });
  };
  return (
    <>
      {drawing && view && (
        <RingTool
          kind={drawing}
          unproject={(x, y) => view.unproject(x, y)}
          onRing={takeRing}
          onCancel={() => setDrawing(null)}
        />
      )}
      <div className={styles.side}>
        {ring ? (
          <SelectionPanel
            key={ring}
            ring={ring}
            filter={filter}
            onClose={() => onChange({ ring: undefined })}
            {...(map.onSelectCase ? { onSelectCase: map.onSelectCase } : {})}
            {...(map.onOpenCamera ? { onOpenCamera: map.onOpenCamera } : {})}
            {...(map.renderCameraActs ? { renderActs: map.renderCameraActs } : {})}
          />
        ) : (
          paint && (
            <AreaBoard
              paint={areas}
              measure={paint}
              timed={filter.from !== undefined}
              onMeasure={(measure) => onChange({ paint: measure })}
              onSelectArea={(area) => map.onSelectArea?.(area)}
            />
          )
        )}
        <MapTools
          painting={paint !== undefined}
          layers={layers}
          drawing={drawing}
          onPaint={() => onChange({ paint: paint ? undefined : 'cases', ring: undefined })}
          onLayers={(next) => onChange({ layers: layersText(next) })}
          onDraw={setDrawing}
          onWholeView={() => view && takeRing(boxRing(view.view.bbox))}
          onHome={() => {
            onChange({ area: undefined });
            view?.fit();
          }}
        />
      </div>
    </>
  );
}
