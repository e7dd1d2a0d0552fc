import { AreaCode } from '@fengqiao/contract/areas';
import { type ClientToServerEvents, wallRoom } from '@fengqiao/contract/events';
import type { FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import { AppError, errorBody, toAppError } from '../errors.ts';
import type { Broadcaster } from './broadcaster.ts';
import { expectProofs } from './proof-clock.ts';
import { checkArea, checkWall } from './reach.ts';
import type { RefusedSockets } from './refused-sockets.ts';
import { takeScreenReport } from './screen-reports.ts';
import { isSocketEvent, socketPolicies } from './socket-policies.ts';
import type { LiveSocket } from './sockets.ts';

/** A page asks for an area or a wall now and then; more is abuse. */
const asksPerMinute = 120;

/** What serving a socket needs of the others. */
export interface SocketRoom {
  app: FastifyInstance;
  broadcaster: Broadcaster;
  refused: RefusedSockets;
  /** Everything up to here has been told. */
  seq: () => number;
}

/** Serves one page's socket: what it may watch, and the end of it when it asks for what does not exist or proves nothing. */
export function serveSocket({ app, broadcaster, refused, seq }: SocketRoom, socket: LiveSocket): void {
  const { session, ip } = socket.data;
  const proven = expectProofs(socket);
  let asks = 0;
  const calm = setInterval(() => {
    asks = 0;
  }, 60_000);
  socket.once('disconnect', (reason) => {
    clearInterval(calm);
    // A line that breaks says `transport close`; these two are packets too large or of no known form.
    if (reason === 'transport error' || reason === 'parse error') refused.note(session, ip, 'badPacket');
  });
  socket.on('error', () => refused.note(session, ip, 'badPacket'));
  socket.onAny((event: unknown) => {
    asks += 1;
    if (isSocketEvent(event) && asks <= asksPerMinute) return;
    refused.note(session, ip, isSocketEvent(event) ? 'tooManyAsks' : 'unknownEvent');
    socket.disconnect(true);
  });

  /** Runs what was asked when the policy allows it, and answers; an `ack` that is no function is ignored. */
  const answer = async (
    event: keyof ClientToServerEvents,
    asked: unknown,
    ack: unknown,
    run: () => Promise<void>,
  ): Promise<void> => {
    const reply = typeof ack === 'function' ? (ack as (answer: unknown) => void) : () => undefined;
    try {
      if (!socketPolicies[event].roles.includes(session.role)) throw new AppError('access.denied');
      await run();
      reply({ seq: seq() });
    } catch (error) {
      const refusal = toAppError(error);
      if (refusal.code === 'access.denied' || refusal.code === 'notFound')
        refused.note(session, ip, refusal.code, `${event.split('.')[0]}:${printable(asked)}`);
      if (refusal.code === 'internal') app.log.error({ err: error }, 'realtime: unforeseen error');
      reply(errorBody(refusal, socket.id));
    }
  };

  socket.on('area.watch', (areaCode, ack) =>
    answer('area.watch', areaCode, ack, async () => {
      if (!Value.Check(AreaCode, areaCode)) throw new AppError('request.invalid', 'the area code');
      await checkArea(app, session, areaCode);
      await broadcaster.watchArea(socket, areaCode);
    }),
  );

  socket.on('wall.watch', (wallId, ack) =>
    answer('wall.watch', wallId, ack, async () => {
      if (typeof wallId !== 'string' || wallId.length > 60)
        throw new AppError('request.invalid', 'the wall id');
      await checkWall(app, session, wallId);
      await socket.join(wallRoom(wallId));
    }),
  );

  socket.on('screen.report', (report, ack) =>
    answer('screen.report', 'report', ack, () => takeScreenReport(app, session, report)),
  );

  socket.on('terminal.proof', (proof, ack) =>
    answer('terminal.proof', 'proof', ack, async () => {
      if (!(await app.isProven(session, proof, ip))) throw new AppError('session.badProof');
      proven();
    }),
  );
}

/** What was asked for, as it may stand in a log. */
const printable = (asked: unknown): string =>
  String(asked)
    .slice(0, 60)
    .replace(/[^\w.-]/g, '?');
