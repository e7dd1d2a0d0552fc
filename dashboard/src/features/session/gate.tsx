import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../../ui/brand.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import styles from './gate.module.css';

/** The page before the desk: what this is, and a form. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <div className={styles.about}>
          <Brand large />
          <p className={styles.purpose}>{t('common.purpose')}</p>
          <p className={styles.motto}>{t('session.motto')}</p>
        </div>
        <section className={styles.card} aria-labelledby="gate-title">
          <h1 id="gate-title" className={styles.title}>
            {title}
          </h1>
          {children}
        </section>
      </main>
      <footer className={styles.foot}>{t('session.notice')}</footer>
    </div>
  );
}
