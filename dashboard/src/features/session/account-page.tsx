import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import { sessionQuery } from '../../lib/session.ts';
import styles from './account.module.css';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SessionTable } from './session-table.tsx';

/** `/account`: one's own account: what it may do, its password, second factor and sessions. */
export function AccountPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const words = useReferenceWords();
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  const { account, displayName, role, areaName, department, terminal } = session;
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('session.own.title')}</h1>
      <dl className={styles.facts}>
        <dt>{t('session.displayName')}</dt>
        <dd>
          {displayName} <span className={styles.faint}>{account}</span>
        </dd>
        <dt>{t('session.own.role')}</dt>
        <dd>
          {t(`session.role.${role}`)}
          <p className={styles.faint}>{t(`session.may.${role}`)}</p>
        </dd>
        <dt>{t('session.own.area')}</dt>
        <dd>{areaName}</dd>
        {department && (
          <>
            <dt>{t('session.own.department')}</dt>
            <dd>{words.department(department)}</dd>
          </>
        )}
        <dt>{t('session.own.terminal')}</dt>
        <dd>{terminal ? `${terminal.name} · ${terminal.place}` : t('session.list.noTerminal')}</dd>
      </dl>
      <div className={styles.columns}>
        <section aria-labelledby="password-title">
          <h2 id="password-title" className={styles.heading}>
            {t('session.change.own')}
          </h2>
          <p className={styles.faint}>{t('session.change.ownHint')}</p>
          <PasswordForm account={account} onChanged={() => void message.success(t('session.change.done'))} />
        </section>
        <SecondFactor on={session.secondFactor} />
      </div>
      <SessionTable of="own" />
    </div>
  );
}
