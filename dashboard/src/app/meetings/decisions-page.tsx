import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Drawer, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '../../features/areas/breadcrumbs.tsx';
import { decisionQuery, decisionsQuery } from '../../features/decisions/api.ts';
import { DecisionLine } from '../../features/decisions/decision-line.tsx';
import {
  type DecisionSearch,
  decisionFilter,
  decisionViews,
} from '../../features/decisions/decision-search.ts';
import { DecisionView } from '../../features/decisions/decision-view.tsx';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { useSession } from '../shell/use-session.ts';
import styles from './meeting-page.module.css';

/** `/decisions`: what meetings have ordered, open, late and done; one of them beside the list with its reports. */
export function DecisionsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/shell/decisions' });
  const navigate = useNavigate({ from: '/decisions' });
  const { area = session.areaCode, view = 'open', caseCode } = search;
  const decisions = useInfiniteQuery(decisionsQuery(decisionFilter({ ...search, area })));
  const items = decisions.data?.pages.flatMap((each) => each.items) ?? [];
  const change = (part: { [K in keyof DecisionSearch]?: DecisionSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as DecisionSearch });
  return (
    <div className={page.wide}>
      <nav className={styles.back}>
        <Link to="/meetings">{t('decisions.toMeetings')}</Link>
      </nav>
      <h1 className={page.title}>{t('decisions.title')}</h1>
      <p className={page.lead}>{t('decisions.lead')}</p>
      <Breadcrumbs
        code={area}
        onSelect={(code) => change({ area: code === session.areaCode ? undefined : code })}
      />
      <search className={page.filters}>
        <Segmented
          aria-label={t('decisions.viewLabel')}
          value={view}
          options={decisionViews.map((value) => ({ value, label: t(`decisions.view.${value}`) }))}
          onChange={(next) => change({ view: next === 'open' ? undefined : next })}
        />
        {caseCode && (
          <Button onClick={() => change({ caseCode: undefined })}>
            {t('letters.ofCase', { code: caseCode })} ×
          </Button>
        )}
        {decisions.data && (
          <span className={page.faint}>
            {t('decisions.shown', { count: items.length })}
            {decisions.hasNextPage && '+'}
          </span>
        )}
      </search>
      <Panel
        title={t('decisions.title')}
        hideTitle
        state={panelState(decisions, () => items.length === 0, useStaleSince())}
        emptyText={t(view === 'open' ? 'decisions.noneOpen' : 'decisions.none')}
        onRetry={() => void decisions.refetch()}
      >
        {items.map((decision) => (
          <DecisionLine
            key={decision.id}
            decision={decision}
            actions={
              <span>
                <Button size="small" onClick={() => change({ id: decision.id })}>
                  {t(decision.state === 'open' ? 'decisions.report' : 'common.open')}
                </Button>
              </span>
            }
          />
        ))}
        {decisions.hasNextPage && (
          <Button
            className={page.more ?? ''}
            loading={decisions.isFetchingNextPage}
            onClick={() => void decisions.fetchNextPage()}
          >
            {t('common.showMore')}
          </Button>
        )}
      </Panel>
      <OpenDecision id={search.id} onClose={() => change({ id: undefined })} />
    </div>
  );
}

function OpenDecision({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  useShortcut(
    'close',
    (event) => {
      event.preventDefault();
      onClose();
    },
    id !== undefined,
  );
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size="min(44rem, 92vw)"
      mask={false}
      keyboard={false}
      title={t('decisions.title')}
      getContainer={() => document.getElementById('root') ?? document.body}
      destroyOnHidden
    >
      {id !== undefined && <OneDecision id={id} />}
    </Drawer>
  );
}

function OneDecision({ id }: { id: string }) {
  const { t } = useTranslation();
  const decision = useQuery(decisionQuery(id));
  return (
    <Panel
      title={t('decisions.title')}
      hideTitle
      state={panelState(decision)}
      onRetry={() => void decision.refetch()}
    >
      {decision.data && <DecisionView decision={decision.data} />}
    </Panel>
  );
}
