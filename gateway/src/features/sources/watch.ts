import { areaKey } from '@fengqiao/contract/areas';
import type { Source } from '@fengqiao/contract/sources';
import { beginSourceOutage, endSourceOutage, takeSourceWatch } from '@fengqiao/db/queries/source-health';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';
import { sourcesIn } from './service.ts';

const everyMs = 60_000;

/** From `ready` to `close`: once a minute one of the gateways notes which sources are out, and which are back. */
export function watchSources(app: FastifyInstance): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let closed = false;
  const again = (): void => {
    timer = setTimeout(() => {
      running = noteOutages(app, Date.now())
        .catch((error: unknown) => {
          if (!closed) app.log.warn({ err: error }, 'sources: their outages were not written down');
        })
        .finally(() => {
          if (!closed) again();
        });
    }, everyMs);
  };
  app.addHook('onReady', async () => again());
  app.addHook('preClose', async () => {
    closed = true;
    clearTimeout(timer);
    await running;
  });
}

/** One round; answers the sources whose outage begins now. Each outage is noted once, whichever gateway sees it. `now` in ms. */
export async function noteOutages(app: FastifyInstance, now: number): Promise<string[]> {
  return app.inScope(wholeCountry, async (tx) => {
    if (!(await takeSourceWatch(tx))) return [];
    const begun: string[] = [];
    for (const source of await sourcesIn(app, tx, wholeCountry, now)) {
      const { name, state, areaCode, lastAt } = source;
      const isOut = state === 'silent' || state === 'failing';
      if (!isOut) {
        if (isBack(source)) await endSourceOutage(tx, name);
        continue;
      }
      // Silent since it last spoke; failing since it was found.
      const since = state === 'silent' && lastAt !== null ? Date.parse(lastAt) : now;
      if (await beginSourceOutage(tx, { source: name, area: areaKey(areaCode), state, since }))
        begun.push(name);
    }
    return begun;
  });
}

/** A source that only went from silent to quiet, because the hour is a slow one, is not back. */
const isBack = ({ state, outageSince }: Source): boolean => outageSince !== null && state !== 'quiet';
