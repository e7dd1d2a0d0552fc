import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SourceAlarmLine } from '../../features/sources/source-alarms.tsx';
import { ViewingBadge } from '../../features/viewings/viewing-badge.tsx';
import { Brand } from '../../ui/brand.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { followsCases, mayOpen } from '../page-roles.ts';
import { AccountMenu } from './account-menu.tsx';
import { Clock } from './clock.tsx';
import { ConnectionState } from './connection-state.tsx';
import styles from './header.module.css';
import { OpenTodo } from './open-todo.tsx';
import { type MenuPage, PageMenu } from './page-menu.tsx';
import { useSession } from './use-session.ts';

/** Pages in their order, those of every day first; who may open them says `pageRoles`. */
const pages: readonly MenuPage[] = [
  { to: '/', label: 'shell.desk' },
  { to: '/cases', label: 'shell.cases' },
  { to: '/triage', label: 'act.triage.title' },
  { to: '/letters', label: 'letters.title' },
  { to: '/indicators', label: 'indicators.title' },
  { to: '/topics', label: 'topics.title' },
  { to: '/cameras', label: 'shell.cameras' },
  { to: '/imports', label: 'shell.imports' },
  { to: '/rules/tiers', label: 'tierRules.title' },
  { to: '/sources', label: 'sources.title' },
  { to: '/admin/accounts', label: 'shell.accounts' },
  { to: '/admin/terminals', label: 'shell.terminals' },
  { to: '/admin/sessions', label: 'shell.sessions' },
  { to: '/audit', label: 'shell.audit' },
  { to: '/profiles', label: 'shell.profiles' },
  { to: '/rights', label: 'shell.rights' },
  { to: '/status', label: 'shell.status' },
];

/** Product and centre, the pages, how live the page is, time, to-do, account. */
export function Header() {
  const { t } = useTranslation();
  const session = useSession();
  const shown = pages.filter(({ to }) => mayOpen(session.role, to));
  const follows = followsCases(session.role);
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.home}>
        <Brand />
      </Link>
      <span className={styles.centre} title={session.areaName}>
        {t(follows ? 'shell.centre' : 'shell.administration', { area: session.areaName })}
      </span>
      <PageMenu pages={shown} />
      <span className={styles.space} />
      {mayOpen(session.role, '/sources') && <SourceAlarmLine />}
      {follows && <ConnectionState />}
      <Clock />
      {follows && <OpenTodo />}
      {follows && <ViewingBadge />}
      <LanguageSwitch />
      <AccountMenu session={session} />
    </header>
  );
}
