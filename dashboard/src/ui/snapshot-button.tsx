import type { SnapshotInput } from '@fengqiao/contract/recordings';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { frameOf, saveSnapshot } from '../lib/snapshot/save-snapshot.ts';
import { errorWords } from './error-words.ts';
import styles from './snapshot-button.module.css';

interface SnapshotButtonProps {
  cameraId: string;
  of: SnapshotInput['of'];
  videoRef: RefObject<HTMLVideoElement | null>;
  /** When the frame on the screen was taken, epoch ms; null while unknown. */
  capturedMs: () => number | null;
}

/** Saves the picture on the screen as a file, with the watermark that stands over it; never of a mediation room. */
export function SnapshotButton({ cameraId, of, videoRef, capturedMs }: SnapshotButtonProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    const frame = frameOf(videoRef.current);
    if (frame === null) return setProblem(t('snapshot.noFrame'));
    const at = capturedMs();
    const words = {
      live: t('snapshot.live'),
      recording: t('snapshot.recording'),
      captured: t('snapshot.captured'),
      saved: t('snapshot.saved'),
      snapshot: t('snapshot.number'),
    };
    setBusy(true);
    setProblem(null);
    try {
      const capturedAt = at === null ? null : new Date(at).toISOString();
      await saveSnapshot(frame, cameraId, { of, capturedAt }, words);
    } catch (error) {
      setProblem(errorWords(error, t));
    } finally {
      setBusy(false);
    }
  };
  const label = t('snapshot.save');
  return (
    <>
      {problem !== null && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
      <button
        type="button"
        className={styles.button}
        disabled={busy}
        onClick={() => void save()}
        aria-label={label}
        title={label}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z" />
        </svg>
      </button>
    </>
  );
}
