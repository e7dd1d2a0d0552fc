import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { auditEnd, auditSince } from '../helpers/rights/audit-rows.ts';
import { openSession, type Person } from '../helpers/rights/people.ts';
import { askSocket, openSocket } from '../helpers/rights/socket-recipes.ts';
import { rightsWorld, type World } from '../helpers/rights/world.ts';

describe.each(engines())('a socket that is abused on %s', (engine) => {
  let world: World;
  let url: string;
  const open: Socket[] = [];

  beforeAll(async () => {
    world = await rightsWorld(engine);
    url = await world.listen();
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.disconnect();
  });
  afterAll(() => world?.close());

  const connect = async (cookie: string): Promise<Socket> => {
    const socket = await openSocket(url, cookie);
    open.push(socket);
    return socket;
  };
  const ended = (socket: Socket) => eventually('the socket is ended', () => !socket.connected, 5_000);
  /** Waits for the row that says who was refused. */
  const written = (end: string, { account }: Person) =>
    eventually(
      `a row says that ${account} was refused`,
      async () => {
        const rows = await auditSince(world.db.ownerPool, end);
        return rows.find(({ action, actor }) => action === 'socket.refused' && actor === account);
      },
      3_000,
    );
  const auditNow = () => auditEnd(world.db.ownerPool);
  /** What the library would not let a page send: a packet as it goes over the line. */
  const sendRaw = (socket: Socket, packet: string): void => {
    (socket.io.engine as unknown as { write(packet: string): void }).write(packet);
  };

  it('ends at once when its session is revoked, and cannot come back with it', async () => {
    const { account } = world.person('clerk', 'village');
    const cookie = await openSession(world.db.ownerPool, account, 'to be revoked');
    const socket = await connect(cookie);
    const told = new Promise((resolve) => socket.once('session.ended', resolve));
    await world.ask({ method: 'DELETE', url: '/api/session' }, { cookie });
    expect(await told).toEqual({ reason: 'revoked' });
    await ended(socket);
    await expect(openSocket(url, cookie)).rejects.toThrow('session.required');
  });

  it('cannot be resumed by polling with the id of a session that is over', async () => {
    const { account } = world.person('clerk', 'village');
    const cookie = await openSession(world.db.ownerPool, account, 'to be resumed');
    const poll = (query: string) =>
      fetch(`${url}/socket.io/?EIO=4&transport=polling${query}`, { headers: { cookie } });
    const { sid } = JSON.parse((await (await poll('')).text()).slice(1)) as { sid: string };
    const connectTo = () =>
      fetch(`${url}/socket.io/?EIO=4&transport=polling&sid=${sid}`, {
        method: 'POST',
        body: '40',
        headers: { cookie },
      });
    await world.ask({ method: 'DELETE', url: '/api/session' }, { cookie });
    await connectTo();
    const answer = await (await poll(`&sid=${sid}`)).text();
    expect(answer).toContain('session.required');
  });

  it.each(['511921', '511900', '510000', '500000', '511902001002'])(
    'is refused the room of %s, where it does not belong, and that is written down',
    async (areaCode) => {
      const person = world.person('head', 'village');
      const end = await auditNow();
      expect(await askSocket(await connect(person.cookie), 'area.watch', areaCode)).toBe('access.denied');
      expect((await written(end, person)).object).toContain(areaCode);
    },
  );

  it.each([
    ['an object with a code', { toString: '511921' }],
    ['a list of codes', ['511902001001', '511921']],
    ['a pattern', '511902001001 or 1=1'],
    ['a number', 511_921],
    ['nothing', null],
    ['a room', 'area:511921'],
    ['a very long code', '5'.repeat(10_000)],
  ])('is refused %s in place of an area code', async (_what, value) => {
    const socket = await connect(world.person('clerk', 'village').cookie);
    expect(await askSocket(socket, 'area.watch', value)).toBe('request.invalid');
    expect(socket.connected).toBe(true);
  });

  it.each([
    'join',
    'area:511921',
    'case.updated',
    'viewing.updated',
    'session.ended',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'disconnect',
    'connect',
    'newListener',
    'area.watch ',
    '',
  ])('is ended when it sends an event that is not for it to send: %s', async (event) => {
    const person = world.person('leader', 'village');
    const socket = await connect(await openSession(world.db.ownerPool, person.account, `event ${event}`));
    const end = await auditNow();
    sendRaw(socket, `2${JSON.stringify([event, '511921'])}`);
    await ended(socket);
    // Names that the library itself refuses end the socket before the gateway hears of them.
    if (!['disconnect', 'connect', 'newListener'].includes(event)) await written(end, person);
  });

  it('is ended when it asks without pause, and that is written down', async () => {
    const person = world.person('operator', 'village');
    const socket = await connect(person.cookie);
    const end = await auditNow();
    for (let n = 0; n < 200; n += 1) socket.emit('area.watch', person.areaCode);
    await ended(socket);
    expect(await written(end, person)).toMatchObject({ outcome: 'refused' });
  });

  it.each([
    ['text of 10 MB', (socket: Socket) => socket.emit('area.watch', 'x'.repeat(10_000_000))],
    ['10 MB of bytes', (socket: Socket) => socket.emit('area.watch', Buffer.alloc(10_000_000))],
    ['a packet of no known kind', (socket: Socket) => sendRaw(socket, '9[')],
    ['half a packet', (socket: Socket) => sendRaw(socket, '2["area.watch",')],
  ])('is ended by %s, while others hear on', async (what, abuse) => {
    const person = world.person('mediator', 'village');
    const other = await connect(world.person('clerk', 'village').cookie);
    const socket = await connect(await openSession(world.db.ownerPool, person.account, what));
    const end = await auditNow();
    abuse(socket);
    await ended(socket);
    await written(end, person);
    expect(await askSocket(other, 'area.watch', person.areaCode)).toBe('ok');
  });

  it('gets no room of its own making: there is one namespace', async () => {
    const { cookie } = world.person('clerk', 'village');
    const socket: Socket = io(`${url}/admin`, {
      transports: ['websocket'],
      extraHeaders: { cookie },
      reconnection: false,
      forceNew: true,
    });
    open.push(socket);
    const refusal = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
    expect(refusal.message).toBe('Invalid namespace');
  });

  it('is one of at most 150 of an account, over all its logins', async () => {
    const person = world.person('handler', 'village');
    const cookies = [person.cookie, await openSession(world.db.ownerPool, person.account, 'second')];
    const end = await auditNow();
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, (_, n) => connect(cookies[n % 2] ?? '')),
    );
    const refused = results.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []));
    expect(results.length - refused.length).toBeLessThanOrEqual(150);
    expect(new Set(refused.map(({ message }) => message))).toEqual(new Set(['tooManyRequests']));
    await written(end, person);
    // Somebody else is let in all the same.
    expect((await connect(world.person('clerk', 'village').cookie)).connected).toBe(true);
  });
});
