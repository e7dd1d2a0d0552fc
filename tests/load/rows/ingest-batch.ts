import type { Context } from '../context.ts';
import type { Row } from '../row.ts';
import { measureIngest } from './ingest.ts';

/** Departments that send what they have gathered. */
export const run = (context: Context): Promise<Row[]> =>
  measureIngest(context, {
    name: 'ingest-batch',
    perRequest: 500,
    connections: 8,
    events: 20_000,
    ratio: { ratioAtLeast: 0.45 },
    cpu: { atMost: 25 },
  });
