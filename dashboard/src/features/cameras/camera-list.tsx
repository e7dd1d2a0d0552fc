import { LockOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { Camera } from '@fengqiao/contract/cameras';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWallDrag } from '../../lib/wall-drag.ts';
import { loadOf } from '../../lib/wall-load.ts';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { cameraListQuery } from './api.ts';
import styles from './camera-list.module.css';

interface CameraListProps {
  area: string;
  q: string;
  onOpen: (cameraId: string) => void;
}

function CameraLine({ camera, onOpen }: { camera: Camera; onOpen: (cameraId: string) => void }) {
  const { t } = useTranslation();
  const ref = useWallDrag<HTMLButtonElement>(
    camera.private ? null : loadOf({ kind: 'camera', cameraId: camera.id }, camera.name),
  );
  const note = camera.private ? t('desk.cameraPrivate') : camera.playable ? '' : t('desk.cameraNoSource');
  return (
    <li>
      <button ref={ref} type="button" className={styles.camera} onClick={() => onOpen(camera.id)}>
        {camera.private ? <LockOutlined aria-hidden /> : <VideoCameraOutlined aria-hidden />}
        <span className={styles.words}>
          <span className={styles.name}>{camera.name}</span>
          <span className={styles.place}>
            {[camera.areaName, camera.owner, note].filter(Boolean).join(' · ')}
          </span>
        </span>
      </button>
    </li>
  );
}

/** Cameras of the area by name or number; a click shows the picture. */
export function CameraList({ area, q, onOpen }: CameraListProps) {
  const { t } = useTranslation();
  const cameras = useInfiniteQuery(cameraListQuery(area, q));
  const items = cameras.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      title={t('desk.cameras')}
      hideTitle
      state={panelState(cameras, () => items.length === 0)}
      emptyText={t('desk.noCameras')}
      onRetry={() => void cameras.refetch()}
    >
      <ul className={styles.list}>
        {items.map((camera) => (
          <CameraLine key={camera.id} camera={camera} onOpen={onOpen} />
        ))}
      </ul>
      {cameras.hasNextPage && (
        <Button type="text" loading={cameras.isFetchingNextPage} onClick={() => void cameras.fetchNextPage()}>
          {t('common.showMore')}
        </Button>
      )}
    </Panel>
  );
}
