import type { Context } from '../context.ts';
import type { Row } from '../row.ts';
import { measureIngest } from './ingest.ts';

/** Sources that report each event when it happens. */
export const run = (context: Context): Promise<Row[]> =>
  measureIngest(context, {
    name: 'ingest-single',
    perRequest: 1,
    connections: 32,
    events: 4_000,
    ratio: { ratioAtLeast: 0.12 },
    cpu: { atMost: 100 },
  });
