import type { Profile } from '@fengqiao/contract/profiles';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../lib/reference.ts';
import styles from '../profiles.module.css';
import { Source } from './source.tsx';

/** How often each level tries before it passes a case up, as a diagram. */
export function LadderSteps({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { ladder, ladderName } = profile;
  if (ladder.length === 0) return <p className={styles.faint}>{t('profiles.noLadder')}</p>;
  const ends = ladder.some(({ thenLeader }) => thenLeader);
  return (
    <figure className={styles.diagram}>
      {ladderName && <figcaption>{label(ladderName)}</figcaption>}
      <ol className={styles.steps}>
        {ladder.map(({ level, required, professional, sourceRow }) => (
          <li key={level} className={styles.step}>
            <strong>{t(`case.level.${level}`)}</strong>
            <span>
              {t(professional ? 'profiles.professionalAttempts' : 'profiles.attempts', { count: required })}
            </span>
            <Source row={sourceRow} />
          </li>
        ))}
        {ends && (
          <li className={styles.step}>
            <strong>{t('profiles.thenLeader')}</strong>
            <Source row="HP-05" />
          </li>
        )}
      </ol>
    </figure>
  );
}
