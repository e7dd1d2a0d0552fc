import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Brand } from '../../ui/brand.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Clock } from './clock.tsx';
import { ConnectionState } from './connection-state.tsx';
import styles from './header.module.css';
import { OpenTodo } from './open-todo.tsx';
import { useSession } from './use-session.ts';

const pages = [
  { to: '/', label: 'shell.desk' },
  { to: '/cases', label: 'shell.cases' },
  { to: '/imports', label: 'shell.imports' },
  { to: '/status', label: 'shell.status' },
] as const;

/** Product and centre, the pages, how live the page is, time, to-do, account. */
export function Header() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.home}>
        <Brand />
      </Link>
      <span className={styles.centre} title={session.areaName}>
        {t('shell.centre', { area: session.areaName })}
      </span>
      <nav aria-label={t('shell.pages')} className={styles.pages}>
        {pages.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            className={styles.page}
            activeProps={{ className: `${styles.page} ${styles.here}`, 'aria-current': 'page' }}
            activeOptions={{ exact: to === '/', includeSearch: false }}
          >
            {t(label)}
          </Link>
        ))}
      </nav>
      <span className={styles.space} />
      <ConnectionState />
      <Clock />
      <OpenTodo />
      <LanguageSwitch />
      <AccountMenu session={session} />
    </header>
  );
}
