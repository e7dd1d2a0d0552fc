import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './video-tile.module.css';

/** Shows a picture on the whole screen, with what stands over it. */
export function FullscreenButton({ targetRef }: { targetRef: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const [full, setFull] = useState(false);
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, []);
  const label = t(full ? 'video.leaveFullscreen' : 'video.fullscreen');
  const toggle = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void targetRef.current?.requestFullscreen().catch(() => undefined);
  };
  // The wall page loads no icon library, so the sign is drawn here.
  return (
    <button type="button" className={styles.fullscreen} onClick={toggle} aria-label={label} title={label}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5" />
      </svg>
    </button>
  );
}
