import type { Tier } from '@fengqiao/contract/cases';
import { useTranslation } from 'react-i18next';
import styles from './tier-mark.module.css';

interface TierMarkProps {
  tier: Tier | null;
  /** Shows the word beside the shape; without it the word is there for screen readers only. */
  word?: boolean;
  /** Pulses: new and not acknowledged. */
  pulse?: boolean;
}

const shapes: Record<Tier | 'none', string> = {
  blue: 'M6 1.2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 0 1 0-9.6z',
  orange: 'M6 .9L11.4 10.6H.6z',
  red: 'M6 .2L11.8 6L6 11.8L.2 6z',
  none: 'M2.5 5.3h7v1.4h-7z',
};

/** A tier by shape, colour and word: circle blue, triangle orange, diamond red. */
export function TierMark({ tier, word = false, pulse = false }: TierMarkProps) {
  const { t } = useTranslation();
  const name = tier ?? 'none';
  return (
    <span className={`${styles.mark} ${styles[name]}`} data-pulse={pulse || undefined}>
      <svg className={styles.shape} viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[name]} />
      </svg>
      <span className={word ? styles.word : 'visually-hidden'}>{t(`tier.${name}`)}</span>
    </span>
  );
}
