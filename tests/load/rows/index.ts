import type { Context } from '../context.ts';
import type { Row } from '../row.ts';

/** Rows that are measured together. */
export interface Family {
  name: string;
  /** Names of its rows; asking for one runs and shows all of them. */
  rows: readonly string[];
  about: string;
  /** Loaded only when asked for. */
  load(): Promise<{ run(context: Context): Promise<Row[]> }>;
}

export const families: readonly Family[] = [
  {
    name: 'relay',
    rows: ['relay-cpu', 'relay-memory'],
    about: '64 cameras relayed: CPU and memory per stream, against one ffmpeg each',
    load: () => import('./relay.ts'),
  },
  {
    name: 'latency-llhls',
    rows: ['latency-llhls', 'latency-llhls-p50'],
    about: 'camera to screen over LL-HLS, against ffmpeg HLS in the same player',
    load: () => import('./latency.ts'),
  },
  {
    name: 'start-on-demand',
    rows: ['start-on-demand'],
    about: 'click to moving picture of a camera that nobody watches',
    load: () => import('./start-on-demand.ts'),
  },
  {
    name: 'ingest-batch',
    rows: ['ingest-batch', 'ingest-batch-cpu'],
    about: '500 events per request through the gateway, against raw COPY; its CPU per event',
    load: () => import('./ingest-batch.ts'),
  },
  {
    name: 'ingest-single',
    rows: ['ingest-single', 'ingest-single-cpu'],
    about: 'one event per request, 32 connections, against raw COPY; its CPU per event',
    load: () => import('./ingest-single.ts'),
  },
  {
    name: 'panels',
    rows: [
      'panel-tiers',
      'panel-overdue',
      'panel-funnel',
      'panel-heat-30d',
      'panel-heat-365d',
      'panel-resolution',
    ],
    about: 'the panels’ questions over a million events, against the same questions on the raw log',
    load: () => import('./panels.ts'),
  },
];

/** What can be asked for. */
export const knownNames: readonly string[] = [
  ...new Set(families.flatMap(({ name, rows }) => [name, ...rows])),
];

/** The families that hold one of the names; all of them when none is named. */
export function familiesOf(names: readonly string[]): readonly Family[] {
  if (names.length === 0) return families;
  return families.filter(({ name, rows }) => [name, ...rows].some((known) => names.includes(known)));
}
