import type { Context } from '../context.ts';
import type { Row } from '../row.ts';

/** Rows that are measured together. */
export interface Family {
  /** Names of its rows; asking for one runs and shows all of them. */
  names: readonly string[];
  about: string;
  /** Loaded only when asked for. */
  load(): Promise<{ run(context: Context): Promise<Row[]> }>;
}

export const families: readonly Family[] = [
  {
    names: ['relay-cpu', 'relay-memory'],
    about: '64 cameras relayed: CPU and memory per stream, against one ffmpeg each',
    load: () => import('./relay.ts'),
  },
  {
    names: ['latency-llhls', 'latency-llhls-p50'],
    about: 'camera to screen over LL-HLS, against ffmpeg HLS in the same player',
    load: () => import('./latency.ts'),
  },
  {
    names: ['start-on-demand'],
    about: 'click to moving picture of a camera that nobody watches',
    load: () => import('./start-on-demand.ts'),
  },
  {
    names: ['ingest-batch', 'ingest-batch-cpu'],
    about: '500 events per request through the gateway, against raw COPY; its CPU per event',
    load: () => import('./ingest-batch.ts'),
  },
  {
    names: ['ingest-single', 'ingest-single-cpu'],
    about: 'one event per request, 32 connections, against raw COPY; its CPU per event',
    load: () => import('./ingest-single.ts'),
  },
];
