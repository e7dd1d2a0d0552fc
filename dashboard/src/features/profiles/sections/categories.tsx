import type { Profile } from '@fengqiao/contract/profiles';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../lib/reference.ts';
import styles from '../profiles.module.css';

/** Categories with their lead department, and which of them route themselves (CQ-02, CQ-03). */
export function Categories({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { categories, departments } = profile;
  const lead = new Map(departments.map(({ code, label: words }) => [code, label(words)]));
  const auto = categories.filter((category) => category.auto).length;
  return (
    <>
      <p>
        <strong>{t('profiles.auto', { auto, all: categories.length })}</strong>{' '}
        <span className={styles.faint}>{t('profiles.autoMeaning')}</span>
      </p>
      <ul className={styles.flow}>
        {categories.map((category) => (
          <li key={category.code}>
            {label(category.label)} · {lead.get(category.leadDepartment) ?? category.leadDepartment}{' '}
            <span className={styles.faint}>
              {t(category.auto ? 'profiles.routesItself' : 'profiles.byHand')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
