import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { byAreaQuery } from '../../features/indicators/api.ts';
import { dayMs, instantOf, startOfDay } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { areaQuery } from '../../live/area-names.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { stateOfAll } from '../panels/query-state.ts';
import { useSession } from '../shell/use-session.ts';
import { areaLines } from './area-lines.ts';
import { AreaTable } from './area-table.tsx';
import styles from './command.module.css';
import { HelpAsked } from './help-asked.tsx';

const weekDays = 7;

/** `/command` (MS-10): what the level above commands by: the areas below side by side, who asks for help, who works their walls. */
export function CommandPage() {
  const { t } = useTranslation();
  const session = useSession();
  const area = session.areaCode;
  const today = startOfDay(useNow(60_000));
  const week = { area, from: instantOf(today - (weekDays - 1) * dayMs) };
  const before = { area, from: instantOf(today - (2 * weekDays - 1) * dayMs), to: week.from };
  const tiers = useQuery(byAreaQuery('tiers', { area }));
  const overdue = useQuery(byAreaQuery('overdue', { area }));
  const unanswered = useQuery(byAreaQuery('unanswered', { area }));
  const accepted = useQuery(byAreaQuery('accepted', week));
  const acceptedBefore = useQuery(byAreaQuery('accepted', before));
  const resolved = useQuery(byAreaQuery('resolved', week));
  const spillover = useQuery(byAreaQuery('spillover', week));
  const queries = { tiers, overdue, unanswered, accepted, acceptedBefore, resolved, spillover };
  const lines = areaLines({
    tiers: tiers.data,
    overdue: overdue.data,
    unanswered: unanswered.data,
    accepted: accepted.data,
    acceptedBefore: acceptedBefore.data,
    resolved: resolved.data,
    spillover: spillover.data,
  });
  const place = useQuery(areaQuery(area)).data?.name ?? session.areaName;
  const retry = () => {
    for (const query of Object.values(queries)) void query.refetch();
  };
  return (
    <div className={styles.page}>
      <header className={page.head}>
        <h1 className={page.title}>{t('command.title', { area: place })}</h1>
      </header>
      <Panel
        title={t('command.sideBySide')}
        note={t('command.weekNote', { count: weekDays })}
        state={stateOfAll(Object.values(queries), useStaleSince(), () => lines.length === 0)}
        emptyText={t('indicators.noAreaBelow')}
        onRetry={retry}
      >
        <AreaTable
          lines={lines}
          staff={session.role !== 'kiosk'}
          definitions={{
            overdue: overdue.data?.definition,
            spillover: spillover.data?.definition,
            unanswered: unanswered.data?.definition,
            accepted: accepted.data?.definition,
          }}
        />
      </Panel>
      {session.role !== 'kiosk' && <HelpAsked area={area} />}
    </div>
  );
}
