import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { CameraPicture } from './camera-picture.tsx';
import styles from './desk-page.module.css';

/** The picture of one camera over the map. */
export function CameraCard({ cameraId, onClose }: { cameraId: string; onClose: () => void }) {
  const { t } = useTranslation();
  useShortcut('close', (event) => {
    event.preventDefault();
    onClose();
  });
  return (
    <section className={styles.camera} aria-label={t('desk.camera')}>
      <header className={styles.cameraHead}>
        <h2 className={styles.cameraTitle}>{t('desk.camera')}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('common.close')} onClick={onClose} />
      </header>
      <ErrorBoundary key={cameraId}>
        <CameraPicture cameraId={cameraId} />
      </ErrorBoundary>
    </section>
  );
}
