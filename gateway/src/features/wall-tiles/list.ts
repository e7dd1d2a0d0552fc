import { areaKey, areaRange, isWithin } from '@fengqiao/contract/areas';
import type { Language } from '@fengqiao/contract/reference';
import type { WallList } from '@fengqiao/contract/wall-cards';
import type { TileList } from '@fengqiao/contract/wall-tiles';
import { areaNames } from '@fengqiao/db/queries/areas';
import { waitingCases, waitingLetters } from '@fengqiao/db/queries/wall-lists';
import type { FastifyInstance } from 'fastify';
import { departmentLabel } from '../../domain/department-label.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { checkHangs } from './hangs.ts';

/** More lines than the tallest tile has room for. */
const linesAtMost = 24;

/** What waits for somebody in an area, as a tile lists it. Throws `notFound` for a wall out of reach, `access.denied` for an area. */
export async function wallList(
  app: FastifyInstance,
  session: AccountSession,
  wallId: string,
  { list, areaCode, language }: { list: TileList; areaCode: string; language: Language },
): Promise<WallList> {
  if (!isWithin(areaCode, session.areaCode)) throw new AppError('access.denied');
  const question = { ...areaRange(areaCode), limit: linesAtMost };
  return app.readScope(session, async (tx) => {
    await checkHangs(
      tx,
      session,
      wallId,
      (tile) => tile.kind === 'list' && tile.list === list && tile.area === areaCode,
    );
    const found =
      list === 'letters' ? await waitingLetters(tx, question) : await waitingCases(tx, list, question);
    const names = await areaNames(tx, [areaKey(areaCode)]);
    return {
      list,
      areaCode,
      areaName: names.get(areaKey(areaCode)) ?? areaCode,
      items: found.rows.map(({ department, registeredAt, dueAt, ...row }) => ({
        ...row,
        owner: department === null ? null : departmentLabel(department, app.profile)[language],
        registeredAt: registeredAt.toISOString(),
        dueAt: dueAt?.toISOString() ?? null,
      })),
      total: found.total,
      of: found.of,
      at: found.now.toISOString(),
    };
  });
}
