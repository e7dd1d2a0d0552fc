import type { Letter } from '@fengqiao/contract/letters';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../lib/time.ts';
import styles from './letters.module.css';

/** A letter as it stands on paper. It is a Chinese document in either language of the page. */
export function LetterPaper({ letter }: { letter: Letter }) {
  const { t } = useTranslation();
  const { areaName, kind, number, subject, recipient, body, issuedAt } = letter;
  const office = t('letters.officeOf', { area: areaName, lng: 'zh' });
  return (
    <section className={styles.paper} lang="zh-CN" aria-label={t('letters.paper')}>
      <p className={styles.redHead}>
        {office}
        {t(`letters.kind.${kind}`, { lng: 'zh' })}
      </p>
      <p className={styles.number}>{number ?? t('letters.numberLater', { lng: 'zh' })}</p>
      <p className={styles.subject}>{subject}</p>
      <p>{t('letters.salutation', { recipient, lng: 'zh' })}</p>
      {body.split('\n').map((paragraph) => (
        <p key={paragraph} className={styles.body}>
          {paragraph}
        </p>
      ))}
      <p className={styles.signed}>
        {office}
        <br />
        {issuedAt !== null && dayOf(issuedAt)}
      </p>
    </section>
  );
}
