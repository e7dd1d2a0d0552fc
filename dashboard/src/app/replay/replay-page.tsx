import type { CaseDetail } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { caseDetailQuery } from '../../features/cases/api.ts';
import { clockNow } from '../../lib/clock.ts';
import { instantOf } from '../../lib/time.ts';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { barAround } from './coverage.ts';
import styles from './replay.module.css';
import { ReplayBar } from './replay-bar.tsx';
import { ReplayClock } from './replay-clock.ts';
import { ReplayControls } from './replay-controls.tsx';
import { ReplayEvents } from './replay-events.tsx';
import { ReplayPictures } from './replay-pictures.tsx';
import { usualHours } from './replay-search.ts';
import { SceneMap } from './scene-map.tsx';
import { useSceneCameras } from './use-scene-cameras.ts';

/** `/cases/:caseCode/replay?t=` (还原场景, HP-21): what happened in a case, around it, and what public cameras recorded of it. */
export function ReplayPage() {
  const { t } = useTranslation();
  const { caseCode } = useParams({ from: '/shell/cases/$caseCode/replay' });
  const detail = useQuery(caseDetailQuery(caseCode));
  return (
    <div className={styles.page}>
      <Panel
        title={t('replay.title')}
        hideTitle
        state={panelState(detail)}
        onRetry={() => void detail.refetch()}
        className={styles.panel ?? ''}
      >
        {detail.data && <Scene key={caseCode} detail={detail.data} />}
      </Panel>
    </div>
  );
}

/** The newest event that has happened: where a replay begins when the address names no moment. */
const lastEventMs = ({ timeline }: CaseDetail): number =>
  Math.max(...timeline.map(({ occurredAt }) => Date.parse(occurredAt)), 0);

function useClock(detail: CaseDetail): ReplayClock {
  const { t } = useSearch({ from: '/shell/cases/$caseCode/replay' });
  const [clock] = useState(
    () => new ReplayClock(t === undefined ? lastEventMs(detail) : Date.parse(t), clockNow),
  );
  useEffect(() => () => clock.pause(), [clock]);
  return clock;
}

function Scene({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const { span = usualHours } = useSearch({ from: '/shell/cases/$caseCode/replay' });
  const navigate = useNavigate({ from: '/cases/$caseCode/replay' });
  const clock = useClock(detail);
  const time = useSyncExternalStore(clock.subscribe, clock.getSnapshot);
  const [before, setBefore] = useState<{ fromMs: number; toMs: number } | null>(null);
  const bar = barAround(time.atMs, span, before);
  if (bar !== before) setBefore(bar);
  const cameras = useSceneCameras(detail.location, bar);
  // The address is a link to the moment; while it plays it would change ten times a second.
  const goTo = (atMs: number) => {
    clock.goTo(atMs);
    void navigate({ search: (search) => ({ ...search, t: instantOf(clock.at()) }), replace: true });
  };
  const events = [...detail.timeline].sort(
    (one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt),
  );
  return (
    <>
      <header className={styles.head}>
        <h1 className={page.title}>{t('replay.title')}</h1>
        <TierMark tier={detail.tier} word />
        <span className={styles.title}>{detail.title || t('case.untitled')}</span>
        <Link to="/cases/$caseCode" params={{ caseCode: detail.caseCode }}>
          {detail.caseCode}
        </Link>
        <span className={styles.faint}>{detail.areaName}</span>
      </header>
      <div className={styles.stage} data-without-pictures={cameras.found && cameras.items.length === 0}>
        <ReplayPictures cameras={cameras} clock={clock} time={time} />
        <SceneMap detail={detail} cameras={cameras} atMs={time.atMs} />
        <ReplayEvents events={events} atMs={time.atMs} onGoTo={goTo} />
      </div>
      <ReplayBar bar={bar} time={time} events={events} cameras={cameras} onGoTo={goTo} />
      <ReplayControls
        clock={clock}
        time={time}
        events={events}
        hours={span}
        onHours={(hours) =>
          void navigate({ search: (search) => ({ ...search, span: hours }), replace: true })
        }
        onGoTo={goTo}
      />
    </>
  );
}
