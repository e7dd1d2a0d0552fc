import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.tsx';
import styles from './shown-once.module.css';

interface ShownOnceProps {
  title: string;
  /** What it is for and that it is not shown again. */
  hint: string;
  /** The secret; null = nothing to show. */
  secret: string | null;
  /** Below the secret, e.g. until when it is good. */
  note?: ReactNode;
  onClose: () => void;
}

/** A secret that is shown this one time, large enough to be read out. */
export function ShownOnce({ title, hint, secret, note, onClose }: ShownOnceProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={secret !== null}
      title={title}
      onOk={onClose}
      onCancel={onClose}
      okText={t('common.shownOnceDone')}
      cancelButtonProps={{ style: { display: 'none' } }}
      // A click beside it must not lose it.
      mask={{ closable: false }}
      destroyOnHidden
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p>{hint}</p>
      <div className={styles.line}>
        <output className={styles.secret}>{secret}</output>
        <CopyButton text={secret ?? ''} />
      </div>
      {note && <p className={styles.note}>{note}</p>}
    </Modal>
  );
}
