import { use, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../lib/figures.ts';
import { dateTimeOf } from '../../lib/time.ts';
import { PackMapContext } from '../../ui/pack-map.ts';
import { ListButton } from './list-button.tsx';
import styles from './map-block.module.css';
import { type AreaOfPack, areaFigure, byValue, type MapOfPack } from './map-classes.ts';
import { OpenListContext } from './open-list.ts';
import shared from './packs.module.css';

interface MapBlockProps {
  block: MapOfPack;
  /** On paper there is no map to be drawn in time: the table says the same. */
  onPaper: boolean;
}

/** Areas of a pack on the map and in a list beside it; the map says which time it is of. */
export function MapBlock({ block, onPaper }: MapBlockProps) {
  const { t } = useTranslation();
  const PackMap = use(PackMapContext);
  const open = use(OpenListContext);
  const { title, unit, from, to, areas, cells } = block;
  const time = t('packs.mapTime', { from: dateTimeOf(from), to: dateTimeOf(to) });
  // The same list as long as the page stands: another one would draw the map anew.
  const drawn = useMemo(
    () => areas.map((area) => ({ ...area, figure: areaFigure(area, unit, t) })),
    [areas, unit, t],
  );
  return (
    <section className={styles.mapBlock} data-paper={onPaper || undefined}>
      <h3 className={shared.blockTitle}>
        {title} <span className={shared.of}>{time}</span>
      </h3>
      {PackMap && !onPaper && (
        <PackMap
          areas={drawn}
          cells={cells}
          label={`${title}. ${time}`}
          onArea={(code) => {
            const list = areas.find(({ areaCode }) => areaCode === code)?.list;
            if (list) open?.(list);
          }}
        />
      )}
      <ol className={styles.areas}>
        {byValue(areas).map((area) => (
          <AreaRow key={area.areaCode} area={area} unit={unit} />
        ))}
      </ol>
    </section>
  );
}

function AreaRow({ area, unit }: { area: AreaOfPack; unit: MapOfPack['unit'] }) {
  const { t } = useTranslation();
  const { areaName, list, numerator, denominator } = area;
  return (
    <li>
      <span>{areaName}</span>
      <ListButton list={list} of={areaName} className={styles.areaValue}>
        {areaFigure(area, unit, t)}
      </ListButton>
      <span className={shared.of}>
        {numerator !== null &&
          denominator !== null &&
          (unit === 'share'
            ? `${countText(numerator)} / ${countText(denominator)}`
            : `/ ${countText(denominator)}`)}
      </span>
    </li>
  );
}
