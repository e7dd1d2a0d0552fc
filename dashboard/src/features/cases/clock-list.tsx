import type { CaseDetail } from '@fengqiao/contract/cases';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import styles from './case.module.css';
import { DueLabel } from './due-label.tsx';

type Clock = CaseDetail['clocks'][number];

function ClockItem({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  const open = clock.metAt === null;
  return (
    <li className={styles.clock} data-state={clock.state}>
      <div className={styles.clockHead}>
        <span>
          {t(`case.clock.${clock.kind}`, { defaultValue: clock.kind })} ·{' '}
          {t(`case.clockState.${clock.state}`)}
        </span>
        {open && <DueLabel dueAt={clock.dueAt} />}
      </div>
      <div>{clock.rule}</div>
      <div className={styles.faint}>
        {t('case.started')} {dateTimeOf(clock.startedAt)} → {t('case.due')} {dateTimeOf(clock.dueAt)}
        {clock.metAt && ` · ${t('case.met')} ${dateTimeOf(clock.metAt)}`}
        {' · '}
        {t('case.source', { row: clock.sourceRow })}
      </div>
      {clock.confirm && <div className={styles.faint}>{clock.confirm}</div>}
      {clock.skipped.length > 0 && (
        <details className={styles.faint}>
          <summary>{t('case.skipped', { count: clock.skipped.length })}</summary>
          {clock.skipped.map(({ day, reason }) => t('case.skippedDay', { day, reason })).join(' · ')}
        </details>
      )}
      {clock.worked.length > 0 && (
        <div className={styles.faint}>
          {t('case.worked')}{' '}
          {clock.worked.map(({ day, reason }) => t('case.skippedDay', { day, reason })).join(' · ')}
        </div>
      )}
    </li>
  );
}

/** Deadlines that explain themselves: rule, start, days that do not count, due. */
export function ClockList({ clocks }: { clocks: readonly Clock[] }) {
  const { t } = useTranslation();
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('case.clocks')}</h3>
      {clocks.length === 0 && <p className={styles.faint}>{t('case.noClocks')}</p>}
      <ul className={styles.list}>
        {clocks.map((clock) => (
          <ClockItem key={`${clock.kind} ${clock.startedAt}`} clock={clock} />
        ))}
      </ul>
    </section>
  );
}
