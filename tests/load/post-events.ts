import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { IngestEvent } from '@fengqiao/contract/ingest';
import type { Gateway } from './gateway-process.ts';

/** A request as it goes over the wire, with the number of its events. */
interface EventRequest {
  bytes: Buffer;
  events: number;
}

/** Requests by the connection that sends them. */
export type EventRequests = EventRequest[][];

/**
 * Writes requests of so many events each beforehand, so that making them costs nothing while it is measured. Every
 * connection stands for a sender: it has cases of its own and sends them in order.
 */
export function eventRequests(
  gateway: Gateway,
  events: readonly IngestEvent[],
  { connections, perRequest }: { connections: number; perRequest: number },
): EventRequests {
  const senders: IngestEvent[][] = Array.from({ length: connections }, () => []);
  for (const event of events) senders[numberOf(event.caseRef) % connections]?.push(event);
  return senders.map((own) => {
    const requests: EventRequest[] = [];
    for (let from = 0; from < own.length; from += perRequest)
      requests.push(requestOf(gateway, own.slice(from, from + perRequest)));
    return requests;
  });
}

function requestOf(gateway: Gateway, events: readonly IngestEvent[]): EventRequest {
  const body = Buffer.from(JSON.stringify(events));
  const head = [
    'POST /api/ingest/events HTTP/1.1',
    `host: ${gateway.host}:${gateway.port}`,
    `authorization: Bearer ${gateway.sourceKey}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
  ];
  return {
    bytes: Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]),
    events: events.length,
  };
}

/** A number that spreads texts evenly. */
function numberOf(text: string): number {
  return createHash('sha1').update(text).digest().readUInt32BE(0);
}

/**
 * Sends the requests, on each connection one after the other, and resolves with the seconds until the last was
 * answered. Throws when an answer is not "all accepted". A bare HTTP client: a full one would take the CPU that the
 * gateway needs.
 */
export async function postAll(gateway: Gateway, requests: EventRequests): Promise<number> {
  const senders = await Promise.all(
    requests.map(async (own) => {
      const socket = connect(gateway.port, gateway.host).setNoDelay();
      await once(socket, 'connect');
      return { socket, own };
    }),
  );
  const begun = performance.now();
  try {
    await Promise.all(senders.map(({ socket, own }) => sendThrough(socket, own)));
    return (performance.now() - begun) / 1000;
  } finally {
    for (const { socket } of senders) socket.destroy();
  }
}

async function sendThrough(socket: Socket, requests: readonly EventRequest[]): Promise<void> {
  for (const { bytes, events } of requests) {
    const answered = readAnswer(socket);
    socket.write(bytes);
    const answer = await answered;
    if (!answer.startsWith('HTTP/1.1 200') || !answer.includes(`"accepted":${events},`))
      throw new Error(`an ingest request was answered with ${answer.slice(0, 600)}`);
  }
}

/** One whole answer with a content-length. */
function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let size = Number.POSITIVE_INFINITY;
    const settle = (error: Error | null) => {
      socket.off('data', take).off('close', lost);
      if (error) reject(error);
      else resolve(text);
    };
    const lost = () => settle(new Error(`the gateway closed the connection after: ${text.slice(0, 300)}`));
    const take = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (size === Number.POSITIVE_INFINITY && end !== -1)
        size = end + 4 + Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0);
      if (text.length >= size) settle(null);
    };
    socket.on('data', take).on('close', lost);
  });
}
