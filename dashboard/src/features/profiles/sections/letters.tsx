import type { ProfileReading } from '@fengqiao/contract/profiles';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../lib/reference.ts';
import styles from '../profiles.module.css';
import { Source } from './source.tsx';

/** The letters of a place, how they are numbered, and by when they are answered. */
export function Letters({ reading }: { reading: ProfileReading }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('profiles.section.letters')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('profiles.letter')}</th>
          <th scope="col">{t('profiles.number')}</th>
          <th scope="col">{t('profiles.reply')}</th>
        </tr>
      </thead>
      <tbody>
        {reading.profile.letters.map((letter, index) => {
          const reply = reading.terms.letters[index];
          return (
            <tr key={letter.kind}>
              <td>
                {label(letter.label)} <Source row={letter.sourceRow} />
              </td>
              <td className={styles.faint}>{sampleOf(letter.number)}</td>
              <td>{reply ? label(reply) : t('profiles.noReply')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** How a number looks, with crosses for what it is made of. */
const sampleOf = (pattern: string): string =>
  pattern.replace('{area}', '××').replace('{year}', '××××').replace('{n}', '×');
