import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '../../lib/use-key.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import styles from './desk-page.module.css';

const VideoTile = lazy(async () => ({
  default: (await import('../../features/video/video-tile.tsx')).VideoTile,
}));

/** The picture of one camera over the map. */
export function CameraCard({ cameraId, onClose }: { cameraId: string; onClose: () => void }) {
  const { t } = useTranslation();
  useKey('Escape', onClose);
  return (
    <section className={styles.camera} aria-label={t('desk.camera')}>
      <header className={styles.cameraHead}>
        <h2 className={styles.cameraTitle}>{t('desk.camera')}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('common.close')} onClick={onClose} />
      </header>
      <ErrorBoundary key={cameraId}>
        <Suspense>
          <VideoTile cameraId={cameraId} variant="card" />
        </Suspense>
      </ErrorBoundary>
    </section>
  );
}
