import { type Session, staffRoles } from '@fengqiao/contract/accounts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorDetail } from '../../ui/error-words.ts';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { drillQuery } from './api.ts';
import { LastDrill } from './last-drill.tsx';
import { RunPanel } from './run-panel.tsx';
import { StartForm } from './start-form.tsx';

const holders: readonly string[] = ['head', 'systemAdmin'];
const people: readonly string[] = [...staffRoles, 'systemAdmin'];

/** Start, steer and end a drill (演练), enter it, and what the last one came to. */
export function DrillView({ session }: { session: Session }) {
  const { t } = useTranslation();
  const query = useQuery(drillQuery);
  const state = query.data;
  const mayHold = holders.includes(session.role);
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('drill.title')}</h1>
      </header>
      <p className={page.lead}>{t('drill.lead')}</p>
      {state?.failure && (
        <div className={page.notice} role="alert">
          <strong>{t('drill.failed')}</strong>
          <p>{state.failure}</p>
        </div>
      )}
      <Panel
        title={t('drill.now')}
        state={panelState(query)}
        onRetry={() => void query.refetch()}
        note={state && t(`drill.phase.${state.phase}`)}
      >
        {state?.run && <RunPanel state={state} run={state.run} mayEnter={people.includes(session.role)} />}
        {state?.phase === 'elsewhere' && <p>{t('error.drill.elsewhere')}</p>}
        {state?.phase === 'none' &&
          (mayHold ? <StartForm stories={state.stories} /> : <p>{t('drill.none')}</p>)}
        {query.error && <p className={page.faint}>{errorDetail(query.error)}</p>}
      </Panel>
      {state?.last && <LastDrill last={state.last} />}
    </div>
  );
}
