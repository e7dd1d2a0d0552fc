import type { Profile } from '@fengqiao/contract/profiles';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../lib/reference.ts';
import { TierMark } from '../../../ui/tier-mark.tsx';
import styles from '../profiles.module.css';

/** By which rules a case gets its tier, with their version (CQ-04). */
export function TierRules({ tiers }: { tiers: Profile['tiers'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <>
      <p className={styles.faint}>{t('case.rulesVersion', { version: tiers.version })}</p>
      <ul className={styles.flow}>
        {tiers.rules.map((rule) => (
          <li key={rule.id} className={styles.tier}>
            <TierMark tier={rule.tier} word />
            <span>
              {label(rule.evidence)
                .replace('{found}', t('profiles.n'))
                .replace('{atLeast}', String(rule.atLeast))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
