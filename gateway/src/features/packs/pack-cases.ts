import type { PackCases, PackCasesQuery } from '@fengqiao/contract/packs';
import { summariesByIds } from '@fengqiao/db/queries/cases';
import { findPack, packListCases, packListCounts } from '@fengqiao/db/queries/packs';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';

/**
 * The cases behind a figure of a pack as they are now, beside the tier that they had. A case that has moved to another area since is
 * still one of the figure. Throws `notFound` for a pack outside the session's area, and for a list that it does not have.
 */
export async function packCases(
  app: FastifyInstance,
  session: AccountSession,
  packId: string,
  { list, cursor, limit = 50 }: PackCasesQuery,
): Promise<PackCases> {
  const after = Number(cursorKey(cursor, /^\d{1,9}$/) ?? 0);
  const found = await app.readScope(session, (tx) => findPack(tx, packId));
  if (found === null) throw new AppError('notFound', `Pack ${packId}`);
  // As this account, so that no sealed case is in it.
  const { lo, hi } = wholeCountry;
  return app.readScope({ ...session, lo, hi }, async (tx) => {
    const counts = await packListCounts(tx, packId, list);
    if (counts === null) throw new AppError('notFound', `List ${list} of pack ${packId}`);
    const rows = await packListCases(tx, packId, list, after, limit + 1);
    const { items, nextCursor } = page(rows, limit, ({ place }) => String(place));
    const summaries = await summariesByIds(
      tx,
      items.map(({ caseId }) => caseId),
    );
    return {
      ...counts,
      nextCursor,
      items: items.flatMap(({ caseId, tier }) => {
        const summary = summaries.get(caseId);
        return summary === undefined
          ? []
          : [{ ...summary, tierThen: tier as PackCases['items'][number]['tierThen'] }];
      }),
    };
  });
}
