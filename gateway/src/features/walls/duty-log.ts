import type { WallLogEntry, WallLogFilter, WallNote } from '@fengqiao/contract/wall-log';
import { insertWallLog, listWallLog, type WallLogSearch } from '@fengqiao/db/queries/wall-log';
import { listTours } from '@fengqiao/db/queries/wall-tours';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addDays, startOfDay } from '../../domain/instant.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';
import { audit, commandWall } from './command.ts';
import { requireWall } from './service.ts';

/** Lines of a wall's duty log, the newest first. Throws `notFound`. */
export async function dutyLog(
  app: FastifyInstance,
  session: AccountSession,
  wallId: string,
  query: WallLogFilter & { cursor?: string; limit?: number },
): Promise<{ items: WallLogEntry[]; nextCursor: string | null }> {
  const { limit = 50 } = query;
  const before = cursorKey(query.cursor, /^\d{1,15}$/);
  const rows = await app.readScope(session, async (client) => {
    await requireWall(client, session, wallId);
    return listWallLog(client, wallId, {
      ...searchOf(query),
      before: before === undefined ? null : Number(before),
      limit: limit + 1,
    });
  });
  return page(rows, limit, ({ id }) => String(id));
}

/** The days and deeds of a filter. Throws `request.invalid` for a day that is none. */
export function searchOf({ day, deed }: WallLogFilter): Pick<WallLogSearch, 'from' | 'to' | 'deed'> {
  if (day === undefined) return { from: null, to: null, deed: deed ?? null };
  if (Number.isNaN(startOfDay(day))) throw new AppError('request.invalid', `there is no day ${day}`);
  return { from: new Date(startOfDay(day)), to: new Date(startOfDay(addDays(day, 1))), deed: deed ?? null };
}

/** Writes down what somebody on duty saw; needs no lease. Throws `notFound` for a wall or tour that is not there. */
export function noteDuty(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  { note, tourId }: WallNote,
): Promise<WallLogEntry> {
  return commandWall(app, request, wallId, async (command) => {
    const { client } = command;
    const [tour] = tourId === undefined ? [] : await listTours(client, wallId, tourId);
    if (tourId !== undefined && tour === undefined)
      throw new AppError('notFound', `Tour ${tourId} of wall ${wallId}`);
    const { account } = request.session;
    const object = tour?.name ?? null;
    const id = await insertWallLog(client, { wallId, deed: 'note', account, object, note });
    const [entry] = await listWallLog(client, wallId, {
      from: null,
      to: null,
      deed: 'note',
      before: id + 1,
      limit: 1,
    });
    if (entry === undefined) throw new AppError('notFound', `Entry ${id}`);
    await audit(command, { entry: id }, { action: 'wall.noted' });
    return entry;
  });
}
