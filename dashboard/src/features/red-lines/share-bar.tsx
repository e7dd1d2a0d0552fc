import type { RedLines } from '@fengqiao/contract/incidents';
import { percentText } from '@fengqiao/contract/rounding';
import { useTranslation } from 'react-i18next';
import styles from './red-lines.module.css';

interface ShareBarProps {
  petitions: RedLines['petitions'];
  /** Share that must not be passed; null = the place names none. */
  line: number | null;
}

/** So far reaches a bar: twice the line, so that what is past it can be seen. */
const reachOf = (line: number | null): number => (line === null ? 1 : line * 2);

/** A share with what it was divided by, as a bar with the line in it. */
export function ShareBar({ petitions, line }: ShareBarProps) {
  const { t } = useTranslation();
  const { n, of, share, beyondLine } = petitions;
  const reach = reachOf(line);
  const width = share === null ? 0 : Math.min(1, share / reach) * 100;
  return (
    <span>
      <span className={beyondLine === true ? styles.beyond : undefined}>
        {of === 0 ? '–' : `${percentText(n, of)} %`} {beyondLine === true && t('redLines.beyond')}
      </span>{' '}
      <span className={styles.basis}>
        {n} / {of}
      </span>
      <span className={styles.track} style={{ display: 'block' }} aria-hidden="true">
        <span
          className={styles.fill}
          style={{ display: 'block', width: `${width}%` }}
          data-beyond={beyondLine === true || undefined}
        />
        {line !== null && (
          <span className={styles.line} style={{ insetInlineStart: `${(line / reach) * 100}%` }} />
        )}
      </span>
    </span>
  );
}
