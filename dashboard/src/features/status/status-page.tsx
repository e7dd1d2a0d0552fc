import type { Health } from '@fengqiao/contract/health';
import { nodeReaders } from '@fengqiao/contract/stream-node';
import type { Reconcile } from '@fengqiao/contract/tier-rules';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { dateTimeOf, secondOf } from '../../lib/time.ts';
import type { Connection } from '../../live/connection.ts';
import { useLive, useLiveState } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { healthQuery, reconcileQuery } from './api.ts';
import { NodesPanel } from './nodes-panel.tsx';
import styles from './status-page.module.css';

type Mood = 'good' | 'warn' | 'bad';

interface Part {
  name: string;
  mood: Mood;
  words: string;
  detail: string;
}

function partsOf(health: Health & { answerMs: number }, t: TFunction): Part[] {
  const { database, streams, status } = health;
  const down = status === 'down';
  const noNode = streams.nodes === 0;
  return [
    {
      name: t('status.gateway'),
      mood: 'good',
      words: t('status.answers', { ms: Math.round(health.answerMs) }),
      detail: t('status.version', { version: health.version }),
    },
    {
      name: t('status.database'),
      mood: down ? 'bad' : 'good',
      words: t(down ? 'status.databaseDown' : 'status.working'),
      detail: [
        t(`status.engine.${database.engine}`, { version: database.version }),
        database.timescaledb && `TimescaleDB ${database.timescaledb} (${database.license ?? ''})`,
      ]
        .filter(Boolean)
        .join(' · '),
    },
    {
      name: t('status.streams'),
      mood: noNode ? 'bad' : streams.failed > 0 || status === 'degraded' ? 'warn' : 'good',
      words: t(noNode ? 'status.noNode' : 'status.nodes', { count: streams.nodes }),
      detail: t('status.relays', { live: streams.live, failed: streams.failed }),
    },
    {
      name: t('status.recording'),
      mood: health.recording.length > 0 ? 'bad' : 'good',
      words: t(
        health.recording[0] ? `status.recordingState.${health.recording[0].state}` : 'status.recordingGood',
      ),
      detail: health.recording.map(({ message }) => message).join(' · '),
    },
    {
      name: t('status.log'),
      mood: health.spool > 0 ? 'warn' : 'good',
      words: health.spool > 0 ? t('status.spooled', { count: health.spool }) : t('status.nothingWaits'),
      detail: t('status.seq', { seq: health.seq }),
    },
    {
      name: t('status.calendar'),
      mood: health.calendar.endsSoon || health.deadlines ? 'warn' : 'good',
      words: t(health.calendar.endsSoon ? 'status.calendarEnds' : 'status.calendarGood', {
        year: health.calendar.lastYear,
        next: health.calendar.lastYear + 1,
      }),
      detail: health.deadlines ? t('status.deadlinesMove', health.deadlines) : t('status.calendarFrom'),
    },
  ];
}

function socketPart(connection: Connection, seq: number, t: TFunction): Part {
  const moods: Record<Connection['kind'], Mood> = {
    live: 'good',
    connecting: 'warn',
    stale: 'warn',
    offline: 'bad',
  };
  const words =
    connection.kind === 'live'
      ? t('status.socketLive', { seconds: ((connection.delayMs ?? 0) / 1000).toFixed(1) })
      : connection.kind === 'connecting'
        ? t('shell.connecting')
        : t(`shell.${connection.kind}`, { time: secondOf(connection.since) });
  return {
    name: t('status.socket'),
    mood: moods[connection.kind],
    words,
    detail: t('status.told', { seq }),
  };
}

function reconcilePart({ last }: Reconcile, t: TFunction): Part {
  const count = Object.values(last?.differences ?? {}).reduce((sum, n) => sum + n, 0);
  const words =
    count > 0 ? 'status.reconcileBad' : last === null ? 'status.reconcileNone' : 'status.reconcileGood';
  return {
    name: t('status.reconcile'),
    mood: count > 0 ? 'bad' : 'good',
    words: t(words, { count }),
    detail:
      last === null
        ? ''
        : t('status.reconcileDetail', { at: dateTimeOf(last.at), cases: last.cases, events: last.events }),
  };
}

/** `/status`: how the parts of the system are, in words. */
export function StatusPage() {
  const { t } = useTranslation();
  const live = useLive();
  const connection = useLiveState('connection');
  const health = useQuery(healthQuery);
  const reconcile = useQuery(reconcileQuery);
  const { data: session } = useQuery(sessionQuery);
  const parts = health.data ? partsOf(health.data, t) : [];
  if (reconcile.data) parts.push(reconcilePart(reconcile.data, t));
  // Administrators follow no cases, so their page has no socket.
  if (health.data && live.socket) parts.push(socketPart(connection, live.seq, t));
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('shell.status')}</h1>
      <Panel
        title={t('status.parts')}
        note={health.data?.demo ? t('status.demo') : t('status.real')}
        state={panelState(health)}
        onRetry={() => void health.refetch()}
      >
        <ul className={styles.parts}>
          {parts.map((part) => (
            <li key={part.name} className={styles.part} data-mood={part.mood}>
              <span className={styles.name}>{part.name}</span>
              <span className={styles.words}>
                <span className={styles.mark} aria-hidden="true" />
                {part.words}
              </span>
              <span className={styles.detail}>{part.detail}</span>
            </li>
          ))}
        </ul>
      </Panel>
      {nodeReaders.some((role) => role === session?.role) && <NodesPanel />}
    </div>
  );
}
