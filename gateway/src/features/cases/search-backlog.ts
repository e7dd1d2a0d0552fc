import { casesWithoutSearch, lastOfNextCases, upsertCaseSearch } from '@fengqiao/db/queries/case-search';
import type { FastifyInstance } from 'fastify';
import { searchWords } from '../../domain/search-words.ts';
import { BackgroundRound } from '../../plugins/background-round.ts';
import { wholeCountry } from '../../plugins/db.ts';

/** Small enough that a sender whose case is being folded hardly waits. */
const rowsAtOnce = 500;
/** Looked through by one statement: millions at once would run into its time limit. */
const casesAtOnce = 20_000;
/** A gateway of the version before may still write titles that searches do not know. */
const everyMs = 10 * 60_000;

/** Lets searches know the titles that were stored before they were folded; two gateways may. */
export const searchBacklog = (app: FastifyInstance): BackgroundRound =>
  new BackgroundRound({
    everyMs,
    work: (stopped) => foldTitles(app, stopped),
    failed: (error) => app.log.warn({ err: error }, 'search: not all titles are known yet, trying again'),
  });

async function foldTitles(app: FastifyInstance, stopped: () => boolean): Promise<void> {
  let done = 0;
  for (let after = 0; !stopped(); ) {
    const upTo = await app.inScope(wholeCountry, (tx) => lastOfNextCases(tx, after, casesAtOnce));
    if (upTo === null) break;
    done += await foldBetween(app, after, upTo, stopped);
    after = upTo;
  }
  if (done > 0) app.log.info({ done }, 'search: titles of before are known now');
}

/** Answers how many titles it made known. */
async function foldBetween(
  app: FastifyInstance,
  first: number,
  upTo: number,
  stopped: () => boolean,
): Promise<number> {
  let done = 0;
  for (let after = first; !stopped(); ) {
    const last: number = after;
    const rows = await app.inScope(wholeCountry, async (tx) => {
      const found = await casesWithoutSearch(tx, last, upTo, rowsAtOnce);
      const known = found.map(({ case_id: caseId, area, title, title_masked: masked }) => ({
        caseId,
        area,
        ...searchWords(title, masked),
      }));
      if (known.length > 0) await upsertCaseSearch(tx, known);
      return known;
    });
    done += rows.length;
    after = rows.at(-1)?.caseId ?? after;
    if (rows.length < rowsAtOnce) break;
  }
  return done;
}
