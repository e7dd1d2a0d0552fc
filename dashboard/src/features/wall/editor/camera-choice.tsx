import type { Camera, Zone } from '@fengqiao/contract/cameras';
import { zones } from '@fengqiao/contract/cameras';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWallDrag } from '../../../lib/wall-drag.ts';
import { useWallHand } from '../../../lib/wall-hand.ts';
import { loadOf } from '../../../lib/wall-load.ts';
import { AreaSelect } from '../../../ui/area-select.tsx';
import { FilterSelect } from '../../../ui/filter-select.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import { type CameraFilter, cameraSearchQuery } from './camera-search.ts';
import styles from './wall-editor.module.css';

interface CameraChoiceProps {
  /** Area to begin with: the wall's. */
  areaCode: string;
  /** What stands behind each camera instead of taking it in hand. */
  renderAct?: (camera: Camera) => ReactNode;
  /** What stands under the filters, e.g. a way to take all that fit. */
  renderAll?: (filter: CameraFilter) => ReactNode;
}

/** Cameras by area, zone, name or number. */
export function CameraChoice({ areaCode, renderAct, renderAll }: CameraChoiceProps) {
  const { t } = useTranslation();
  const [area, setArea] = useState(areaCode);
  const [zone, setZone] = useState<Zone | undefined>();
  const [q, setQ] = useState('');
  const filter: CameraFilter = { area, q, zone };
  const cameras = useInfiniteQuery(cameraSearchQuery(filter));
  const items = cameras.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles.stack}>
      <AreaSelect label={t('wallDesk.palette.area')} value={area} onChange={setArea} />
      <FilterSelect
        label={t('wallDesk.palette.zone')}
        value={zone}
        options={zones.map((value) => ({ value, label: t(`desk.zone.${value}`) }))}
        anyLabel={t('wallDesk.palette.anyZone')}
        onChange={setZone}
      />
      <SearchField
        label={t('wallDesk.palette.cameraSearch')}
        width="100%"
        value={q}
        onChange={(next) => setQ(next ?? '')}
      />
      {renderAll?.(filter)}
      <Panel
        title={t('desk.cameras')}
        hideTitle
        state={panelState(cameras, () => items.length === 0)}
        emptyText={t('desk.noCameras')}
        onRetry={() => void cameras.refetch()}
      >
        <ul className={`${styles.list} ${styles.scroll}`}>
          {items.map((camera) => (
            <CameraItem key={camera.id} camera={camera} {...(renderAct ? { act: renderAct(camera) } : {})} />
          ))}
        </ul>
        {cameras.hasNextPage && (
          <Button
            type="text"
            loading={cameras.isFetchingNextPage}
            onClick={() => void cameras.fetchNextPage()}
          >
            {t('common.showMore')}
          </Button>
        )}
      </Panel>
    </div>
  );
}

function CameraItem({ camera, act }: { camera: Camera; act?: ReactNode }) {
  const { t } = useTranslation();
  const take = useWallHand((hand) => hand.take);
  const load = loadOf({ kind: 'camera', cameraId: camera.id }, camera.name);
  const ref = useWallDrag<HTMLLIElement>(camera.private || act !== undefined ? null : load);
  const note = camera.private ? t('desk.cameraPrivate') : camera.playable ? '' : t('desk.cameraNoSource');
  return (
    <li ref={ref} className={styles.item}>
      <span className={styles.itemWords}>
        <span className={styles.itemName} title={camera.name}>
          {camera.name}
        </span>
        <span className={styles.itemNote}>
          {[camera.areaName, camera.owner, note].filter(Boolean).join(' · ')}
        </span>
      </span>
      {act ??
        (!camera.private && (
          <Button
            size="small"
            aria-label={t('wallDesk.palette.take', { words: camera.name })}
            onClick={() => take(load)}
          >
            {t('video.putOnWall')}
          </Button>
        ))}
    </li>
  );
}
