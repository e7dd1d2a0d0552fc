import type { PackHead } from '@fengqiao/contract/packs';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { shortHash } from './figure-words.ts';
import styles from './packs.module.css';

/** 数字已冻结: since when, and the hash by which anybody can see that they are the same figures. */
export function FrozenMark({ head }: { head: Pick<PackHead, 'id' | 'takenAt' | 'sha256'> }) {
  const { t } = useTranslation();
  const { id, takenAt, sha256 } = head;
  return (
    <span className={styles.frozen} title={t('packs.frozenMeans', { id, sha256 })}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="4" />
      </svg>
      <strong>{t('packs.frozen')}</strong>
      <span>{t('packs.frozenAt', { time: dateTimeOf(takenAt) })}</span>
      <span>{t('packs.hash', { hash: shortHash(sha256) })}</span>
    </span>
  );
}
