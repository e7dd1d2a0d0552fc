import type { Role } from '@fengqiao/contract/accounts';
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

const importers: readonly Role[] = ['operator', 'clerk', 'leader', 'head', 'systemAdmin'];

/** Pages in their order; `roles`: who may use them, where not everybody may. */
const pages: readonly {
  to: '/' | '/cases' | '/imports' | '/status';
  label: string;
  roles?: readonly Role[];
}[] = [
  { to: '/', label: 'shell.desk' },
  { to: '/cases', label: 'shell.cases' },
  { to: '/imports', label: 'shell.imports', roles: importers },
  { to: '/status', label: 'shell.status' },
];

/** Product and centre, the pages, how live the page is, time, to-do, account. */
export function Header() {
  const { t } = useTranslation();
  const session = useSession();
  const shown = pages.filter(({ roles }) => roles?.includes(session.role) ?? true);
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.home}>
        <Brand />
      </Link>
      <span className={styles.centre} title={session.areaName}>
        {t('shell.centre', { area: session.areaName })}
      </span>
      <nav aria-label={t('shell.pages')} className={styles.pages}>
        {shown.map(({ to, label }) => (
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
