import type { Context } from '../context.ts';
import type { Row } from '../row.ts';

/** Rows that are measured together. */
export interface Family {
  name: string;
  /** Families of one table; asking for the group runs them all. */
  group?: 'streams';
  /** Names of its rows; asking for one runs and shows all of them. */
  rows: readonly string[];
  about: string;
  /** Loaded only when asked for. */
  load(): Promise<{ run(context: Context): Promise<Row[]> }>;
}

const tileRows = (count: number): string[] =>
  ['stalls', 'dropped', 'cpu', 'memory', 'latency', 'latency-worst-tile'].map(
    (row) => `tiles-${count}-${row}`,
  );

export const families: readonly Family[] = [
  {
    name: 'relay',
    group: 'streams',
    rows: ['relay-cpu', 'relay-memory'],
    about: '64 cameras relayed: CPU and memory per stream, against one ffmpeg each',
    load: () => import('./relay.ts'),
  },
  {
    name: 'latency',
    group: 'streams',
    rows: ['latency-llhls', 'latency-llhls-p50', 'latency-wall', 'latency-wall-p50'],
    about: 'camera to screen over LL-HLS and over the wall’s transport, against ffmpeg HLS in the same page',
    load: () => import('./latency.ts'),
  },
  {
    name: 'start-on-demand',
    group: 'streams',
    rows: ['start-on-demand-wall', 'start-on-demand-llhls', 'start-running-wall', 'start-running-llhls'],
    about: 'click to moving picture, cold and of a stream that runs, both ways',
    load: () => import('./start-on-demand.ts'),
  },
  {
    name: 'tiles-16',
    group: 'streams',
    rows: tileRows(16),
    about:
      '16 tiles in one page over the wall’s transport for --minutes (10), against as many plain looping files',
    load: () => import('./tiles-16.ts'),
  },
  {
    name: 'tiles-25',
    group: 'streams',
    rows: tileRows(25),
    about: 'the same with 25 tiles',
    load: () => import('./tiles-25.ts'),
  },
  {
    name: 'l5',
    rows: ['l5-pulled', 'l5-shown', 'l5-search', 'l5-first-frame'],
    about:
      '31,000 cameras registered, 64 live tiles on four wall screens: what is pulled, search, first frame',
    load: () => import('./l5.ts'),
  },
  {
    name: 'map',
    rows: ['map-first', 'map-pan', 'map-heat'],
    about:
      'the desk’s map over a million cases and 31,000 cameras: first picture, moving it against a bare map, live heat',
    load: () => import('./map.ts'),
  },
  {
    name: 'fan-out',
    rows: ['fan-out-screen', 'fan-out-told', 'fan-out-lost'],
    about: 'an event → the screen of a desk, with 300 dashboards attached',
    load: () => import('./fan-out.ts'),
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
    name: 'packs',
    rows: ['pack-week', 'report-quarter'],
    about: 'frozen figures of a city’s year of 140,000 cases: a weekly meeting, and the quarterly appraisal',
    load: () => import('./packs.ts'),
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
      'panel-series',
      'panel-by-area',
      'panel-cohort',
    ],
    about: 'the panels’ questions over a million events, against the same questions on the raw log',
    load: () => import('./panels.ts'),
  },
];

/** What can be asked for. */
export const knownNames: readonly string[] = [
  ...new Set(families.flatMap(({ name, group, rows }) => [...(group ? [group] : []), name, ...rows])),
];

/** The families that hold one of the names; all of them when none is named. */
export function familiesOf(names: readonly string[]): readonly Family[] {
  if (names.length === 0) return families;
  return families.filter(({ name, group, rows }) =>
    [group, name, ...rows].some((known) => known !== undefined && names.includes(known)),
  );
}
