import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { openCasesQuery } from '../../features/todo/open-cases.ts';
import { todoCases } from '../../features/todo/todo-keys.ts';
import { referenceQuery } from '../../lib/reference.ts';
import { useKey } from '../../lib/use-key.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import styles from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { useSession } from '../shell/use-session.ts';
import own from './triage.module.css';
import { TriageForm } from './triage-form.tsx';
import { TriageRow } from './triage-row.tsx';

/** More rows than anybody reads would only slow the page. */
const mostShown = 200;

/** `/triage`: what its category does not route waits here for a person, with its clock; one digit triages it (BZ-03, CQ-03). */
export function TriagePage() {
  const { t } = useTranslation();
  const { areaCode } = useSession();
  const search = useSearch({ from: '/shell/triage' });
  const navigate = useNavigate({ from: '/triage' });
  const query = useQuery(openCasesQuery(areaCode));
  const { data: reference } = useQuery(referenceQuery);
  const waiting = todoCases('triage', query.data?.items ?? [], useNow(10_000));
  const chosen = waiting.find(({ caseCode }) => caseCode === search.case) ?? waiting[0];
  const at = chosen === undefined ? -1 : waiting.indexOf(chosen);
  const choose = (index: number) => {
    const next = waiting[index];
    if (next) void navigate({ to: '/triage', search: { case: next.caseCode }, replace: true });
  };
  useKey('ArrowDown', (event) => {
    event.preventDefault();
    choose(at + 1);
  });
  useKey('ArrowUp', (event) => {
    event.preventDefault();
    choose(at - 1);
  });
  const categories = reference?.categories ?? [];
  const count = waiting.length;
  return (
    <div className={styles.wide}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('act.triage.title')}</h1>
        <span className={styles.faint}>
          {t(query.data?.complete === false ? 'act.triage.waitingAtLeast' : 'act.triage.waiting', { count })}
          {' · '}
          {t('act.triage.auto', {
            auto: categories.filter(({ auto }) => auto).length,
            all: categories.length,
          })}
        </span>
      </div>
      <p className={styles.lead}>{t('act.triage.lead')}</p>
      <div className={own.columns}>
        <Panel
          title={t('act.triage.queue')}
          hideTitle
          state={panelState(query, () => count === 0, useStaleSince())}
          emptyText={t('act.triage.none')}
          onRetry={() => void query.refetch()}
        >
          <p className={styles.faint}>{t('act.triage.keys')}</p>
          <ul className={own.queue}>
            {waiting.slice(0, mostShown).map((item, index) => (
              <TriageRow
                key={item.caseCode}
                item={item}
                chosen={index === at}
                onChoose={() => choose(index)}
              />
            ))}
          </ul>
        </Panel>
        {chosen && (
          <TriageForm
            key={chosen.caseCode}
            item={chosen}
            onDone={() => void navigate({ to: '/triage', search: {}, replace: true })}
          />
        )}
      </div>
    </div>
  );
}
