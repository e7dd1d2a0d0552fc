import { AreaCode, isWithin } from '@fengqiao/contract/areas';
import { wallRoom } from '@fengqiao/contract/events';
import { listWalls } from '@fengqiao/db/queries/walls';
import type { FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import { AppError, errorBody, toAppError } from '../errors.ts';
import type { Broadcaster } from './broadcaster.ts';
import type { LiveSocket } from './sockets.ts';

/** A page asks for an area or a wall now and then; more is abuse. */
const asksPerMinute = 120;
const events = new Set(['area.watch', 'wall.watch']);

/** Serves one page's socket: what it may watch, and the end of it when it asks for what does not exist. */
export function serveSocket(
  app: FastifyInstance,
  socket: LiveSocket,
  broadcaster: Broadcaster,
  seq: () => number,
): void {
  const { session } = socket.data;
  let asks = 0;
  const calm = setInterval(() => {
    asks = 0;
  }, 60_000);
  socket.once('disconnect', () => clearInterval(calm));
  socket.onAny((event: unknown) => {
    asks += 1;
    if (typeof event === 'string' && events.has(event) && asks <= asksPerMinute) return;
    app.log.warn({ account: session.account, ip: socket.handshake.address }, 'realtime: abuse, disconnected');
    socket.disconnect(true);
  });

  /** Runs what was asked and answers; an `ack` that is no function is ignored. */
  const answer = async (ack: unknown, run: () => Promise<void>): Promise<void> => {
    const reply = typeof ack === 'function' ? (ack as (answer: unknown) => void) : () => undefined;
    try {
      await run();
      reply({ seq: seq() });
    } catch (error) {
      reply(errorBody(toAppError(error), socket.id));
    }
  };

  socket.on('area.watch', (areaCode, ack) =>
    answer(ack, async () => {
      if (!Value.Check(AreaCode, areaCode)) throw new AppError('request.invalid', 'the area code');
      if (!isWithin(areaCode, session.areaCode)) throw new AppError('access.denied');
      await broadcaster.watchArea(socket, areaCode);
    }),
  );

  socket.on('wall.watch', (wallId, ack) =>
    answer(ack, async () => {
      if (typeof wallId !== 'string' || wallId.length > 60)
        throw new AppError('request.invalid', 'the wall id');
      const found = await app.readScope(session, (client) => listWalls(client, wallId));
      if (found.length === 0) throw new AppError('notFound', `Wall ${wallId}`);
      await socket.join(wallRoom(wallId));
    }),
  );
}
