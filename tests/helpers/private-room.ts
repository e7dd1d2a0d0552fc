import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@fengqiao/contract/accounts';
import { areaKey } from '@fengqiao/contract/areas';
import type { PlayGrant } from '@fengqiao/contract/cameras';
import type { IngestResult } from '@fengqiao/contract/ingest';
import type { Viewing } from '@fengqiao/contract/viewings';
import { type CameraServer, startCameraServer } from '@fengqiao/fixtures';
import { createStreamNode, type StreamNode } from '@fengqiao/streams';
import { newCase } from './case-events.ts';
import { type DemoGateway, demoGateway } from './demo-gateway.ts';
import type { Engine } from './engine-server.ts';

/** The first mediation room of a county's centre, whose camera has a source. */
export const room = { cameraId: '51190200031326000003', areaCode: '511902' };

export interface Answer<T = unknown> {
  status: number;
  body: T & { error?: { code: string; message: string } };
}

/** The demo city with its cameras and one streams node, all real, and a case that is mediated in the room. */
export interface PrivateRoom {
  gateway: DemoGateway;
  node: StreamNode;
  nodeUrl: string;
  secret: string;
  cameras: CameraServer;
  /** Folder of the node's recordings. */
  ring: string;
  caseCode: string;
  /** A new account with a session of its own. */
  person(role: Role, areaCode: string): Promise<{ account: string; cookie: string }>;
  /** Registers a case in an area; answers its code. */
  registerCase(areaCode: string): Promise<string>;
  send<T>(method: 'GET' | 'POST' | 'PUT', url: string, cookie: string, body?: object): Promise<Answer<T>>;
  /** Asks to look into the room for the case. */
  ask(cookie: string, more?: object): Promise<Answer<Viewing>>;
  decide(id: string, cookie: string, more?: object): Promise<Answer<Viewing>>;
  end(id: string, cookie: string): Promise<Answer<Viewing>>;
  play(cookie: string, cameraId?: string): Promise<Answer<PlayGrant>>;
  /** Asked for by one account, agreed to by another: its id. */
  approved(asker: string, decider: string, more?: object): Promise<string>;
  close(): Promise<void>;
}

export async function privateRoom(engine: Engine): Promise<PrivateRoom> {
  const secret = randomBytes(24).toString('hex');
  const cameras = await startCameraServer({ count: 64 });
  const ring = await mkdtemp(join(tmpdir(), 'fengqiao-ring-'));
  const node = createStreamNode({ secret, allowOrigins: ['*'], recording: { folder: ring, everyMs: 200 } });
  const { port } = await node.start();
  const nodeUrl = `http://127.0.0.1:${port}`;
  const gateway = await demoGateway(engine, {
    cameraUrl: `rtsp://127.0.0.1:${cameras.port}`,
    env: { STREAMS_SECRET: secret, STREAMS_URL: nodeUrl, STREAMS_PORT: String(port) },
  });

  const send: PrivateRoom['send'] = async (method, url, cookie, body) => {
    const headers = { cookie, host: '127.0.0.1:8080' };
    const payload = body === undefined ? {} : { payload: body };
    const answer = await gateway.app.inject({ method, url, headers, ...payload });
    return { status: answer.statusCode, body: answer.json() };
  };

  async function registerCase(areaCode: string): Promise<string> {
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/ingest/events',
      headers: { authorization: `Bearer ${gateway.credentials.sourceKey}` },
      payload: newCase({ areaCode, title: '工资纠纷' }),
    });
    const [registered] = (answer.json() as IngestResult).cases;
    if (registered === undefined) throw new Error(`no case: ${answer.body}`);
    return registered.caseCode;
  }

  const caseCode = await registerCase('511902001');
  const ask: PrivateRoom['ask'] = (cookie, more = {}) =>
    send('POST', '/api/viewings', cookie, {
      cameraId: room.cameraId,
      caseCode,
      purpose: 'supervision',
      reason: '调解现场秩序核查',
      minutes: 5,
      ...more,
    });
  const decide: PrivateRoom['decide'] = (id, cookie, more = { decision: 'approved' }) =>
    send('POST', `/api/viewings/${id}/decision`, cookie, more);

  return {
    gateway,
    node,
    nodeUrl,
    secret,
    cameras,
    ring,
    caseCode,
    registerCase,
    send,
    ask,
    decide,
    end: (id, cookie) => send('POST', `/api/viewings/${id}/end`, cookie),
    play: (cookie, cameraId = room.cameraId) => send('POST', `/api/cameras/${cameraId}/play`, cookie),
    async person(role, areaCode) {
      const token = randomBytes(32).toString('base64url');
      const account = `${role.toLowerCase()}.${randomBytes(4).toString('hex')}`;
      await gateway.db.ownerPool.query(
        `with a as (insert into account (account, display_name, password_hash, role, area)
                    values ($1, $1, '-', $2, $3) returning id)
         insert into session (token_hash, account_id, expires_at)
         select $4, id, now() + interval '1 hour' from a`,
        [account, role, areaKey(areaCode), createHash('sha256').update(token).digest()],
      );
      return { account, cookie: `fengqiao=${token}` };
    },
    async approved(asker, decider, more) {
      const asked = await ask(asker, more);
      if (asked.status !== 201) throw new Error(JSON.stringify(asked.body));
      const decided = await decide(asked.body.id, decider);
      if (decided.status !== 200) throw new Error(JSON.stringify(decided.body));
      return asked.body.id;
    },
    async close() {
      await gateway.close();
      await node.stop();
      await rm(ring, { recursive: true });
      await cameras.stop();
    },
  };
}
