import type { Profile } from '@fengqiao/contract/profiles';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../lib/reference.ts';
import styles from '../profiles.module.css';
import { Source } from './source.tsx';

/** How often each level judges its situation. */
export function Cadences({ cadences }: { cadences: Profile['cadences'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('profiles.section.cadences')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('profiles.levelLabel')}</th>
          <th scope="col">{t('profiles.rhythm')}</th>
          <th scope="col">{t('profiles.rule')}</th>
        </tr>
      </thead>
      <tbody>
        {cadences.map(({ level, every, on, label: words, sourceRow }) => (
          <tr key={`${level} ${every} ${words.zh}`}>
            <td>{t(`profiles.level.${level}`)}</td>
            <td>
              {t(`profiles.every.${every}`)}
              {on !== undefined &&
                ` · ${every === 'week' ? t(`profiles.weekday.${on}`) : t('profiles.dayOfMonth', { day: on })}`}
            </td>
            <td>
              {label(words)} <Source row={sourceRow} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
