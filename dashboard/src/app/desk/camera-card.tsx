import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useWallHand } from '../../features/wall/wall-hand.ts';
import { useKey } from '../../lib/use-key.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import styles from './desk-page.module.css';

const LiveCamera = lazy(async () => ({
  default: (await import('../../features/video/camera-card.tsx')).CameraCard,
}));

/** The picture of one camera over the map. */
export function CameraCard({ cameraId, onClose }: { cameraId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const take = useWallHand((hand) => hand.take);
  useKey('Escape', onClose);
  return (
    <section className={styles.camera} aria-label={t('desk.camera')}>
      <header className={styles.cameraHead}>
        <h2 className={styles.cameraTitle}>{t('desk.camera')}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('common.close')} onClick={onClose} />
      </header>
      <ErrorBoundary key={cameraId}>
        <Suspense>
          <LiveCamera cameraId={cameraId} onPutOnWall={take} />
        </Suspense>
      </ErrorBoundary>
    </section>
  );
}
