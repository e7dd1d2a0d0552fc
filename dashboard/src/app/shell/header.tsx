import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NoticeBell } from '../../features/notices/notice-bell.tsx';
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
import { PageMenu } from './page-menu.tsx';
import { menuOf } from './pages.ts';
import { SearchButton } from './search-button.tsx';
import { useSession } from './use-session.ts';

/** Product and centre, the pages, how live the page is, time, to-do, account. */
export function Header() {
  const { t } = useTranslation();
  const session = useSession();
  const follows = followsCases(session.role);
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.home}>
        <Brand />
      </Link>
      <span className={styles.centre} title={session.areaName}>
        {t(follows ? 'shell.centre' : 'shell.administration', { area: session.areaName })}
      </span>
      <PageMenu pages={menuOf(session)} />
      <span className={styles.space} />
      {follows && <SearchButton />}
      {mayOpen(session.role, '/sources') && <SourceAlarmLine />}
      {follows && <ConnectionState />}
      <Clock />
      {follows && <OpenTodo />}
      {follows && <NoticeBell />}
      {follows && <ViewingBadge />}
      <LanguageSwitch />
      <AccountMenu session={session} />
    </header>
  );
}
