import { wallRoom } from '@fengqiao/contract/events';
import { ScreenReport } from '@fengqiao/contract/screen-reports';
import { putScreenReport, screenReports } from '@fengqiao/db/queries/screen-reports';
import type { FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import type { AccountSession } from '../auth.ts';
import { wholeCountry } from '../db.ts';
import { AppError } from '../errors.ts';
import { kioskRoom } from './area-rooms.ts';
import type { LiveServer } from './sockets.ts';

/** Keeps what a kiosk says of a screen of its own wall. Throws `request.invalid`, `notFound` for a screen of another one. */
export async function takeScreenReport(
  app: FastifyInstance,
  session: AccountSession,
  report: unknown,
): Promise<void> {
  if (!Value.Check(ScreenReport, report)) throw new AppError('request.invalid', 'the report of the screen');
  const { wallId } = session;
  const kept = wallId !== null && (await app.inScope(session, (tx) => putScreenReport(tx, wallId, report)));
  if (!kept) throw new AppError('notFound', `Screen ${report.screen}`);
}

/** Tells whoever watches the wall, but its own displays, what a screen has reported at this gateway or another. Never throws. */
export async function tellScreenReport(app: FastifyInstance, io: LiveServer, payload: string): Promise<void> {
  try {
    const { wallId, screenId } = JSON.parse(payload) as { wallId: string; screenId: string };
    if (!io.of('/').adapter.rooms.has(wallRoom(wallId))) return;
    const reports = await app.readScope(wholeCountry, (tx) => screenReports(tx, wallId, screenId));
    for (const report of reports)
      io.to(wallRoom(wallId)).except(kioskRoom()).emit('screen.reported', { wallId, report });
  } catch (error) {
    app.log.warn({ err: error }, 'realtime: a report of a screen was not told');
  }
}
