import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TodoCounts } from '../../features/todo/todo-counts.tsx';
import page from '../../ui/page.module.css';
import { HomeWeek } from '../meetings/home-week.tsx';
import { mayOpen } from '../page-roles.ts';
import { Panel } from '../panels/panel.tsx';
import { pageLabel } from '../shell/pages.ts';
import { useSession } from '../shell/use-session.ts';
import styles from './home-page.module.css';
import { homeOf } from './homes.ts';

/** `/home`: what a role at a level sees first (MS-17), all of it a way into the lists behind it. */
export function HomePage() {
  const { t } = useTranslation();
  const session = useSession();
  const { areaCode, areaName, role } = session;
  const home = homeOf(session);
  const { kind, level, steps, panels } = home;
  const href = mayOpen(role, '/indicators') ? { href: `/indicators?area=${areaCode}` } : {};
  return (
    <div className={page.wide} data-home={`${kind} ${level}`}>
      <div className={page.head}>
        <h1 className={page.title}>
          {t(`home.level.${level}`)} · {areaName}
        </h1>
        <span className={page.faint}>{t(`home.lead.${kind}.${level}`)}</span>
      </div>
      <nav aria-label={t('home.steps')} className={styles.steps}>
        {steps.map((path, index) => (
          <Link key={path} to={path} className={styles.step} data-first={index === 0 || undefined}>
            {t(pageLabel(path))}
          </Link>
        ))}
        <Link to="/" search={{ view: 'desk' }} className={styles.step}>
          {t('shell.desk')}
        </Link>
      </nav>
      {mayOpen(role, '/meetings') && <HomeWeek area={areaCode} />}
      <section className={styles.todo}>
        <TodoCounts area={areaCode} open={null} to="/" />
      </section>
      <div className={styles.panels}>
        {panels.map((id) => (
          <div key={id} className={styles.panel}>
            <Panel id={id} area={areaCode} {...href} />
          </div>
        ))}
      </div>
    </div>
  );
}
