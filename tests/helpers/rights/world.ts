import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { areaKey } from '@fengqiao/contract/areas';
import type { IngestEvent, IngestResult } from '@fengqiao/contract/ingest';
import { upsertAreas } from '@fengqiao/db/queries/areas';
import { upsertSource } from '@fengqiao/db/queries/sources';
import { buildApp } from '@fengqiao/gateway/app';
import { readConfig } from '@fengqiao/gateway/config';
import { sessionId } from '@fengqiao/gateway/plugins/auth';
import { hashPassword } from '@fengqiao/gateway/plugins/password';
import { createStreamNode } from '@fengqiao/streams';
import type { FastifyInstance } from 'fastify';
import { type TestDatabase, testDatabase } from '../database.ts';
import type { Engine } from '../engine-server.ts';
import { eventually } from '../eventually.ts';
import { type Estate, furnish, namesOf, sourceOf } from './estate.ts';
import { everybody, openSession, type Person, sha256, tokenOf } from './people.ts';
import { areas, type Level, ownAreas } from './places.ts';

/** What is asked of the gateway. */
export interface Call {
  method: string;
  url: string;
  payload?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  /** As text. */
  body: string;
  headers: Record<string, unknown>;
  /** Of a refusal. */
  code: string | null;
}

/** A small country with everybody in it: ten roles at five levels, and one of each thing in the village of all five. */
export interface World {
  app: FastifyInstance;
  db: TestDatabase;
  people: Person[];
  /** The things in the village that every one of `people` may see. */
  own: Estate;
  password: string;
  /** What the gateway has logged as an error, one JSON line each. */
  errors: string[];
  /** Authorization header of the source of the own province. */
  sourceKey: string;
  /** Authorization header of a streams node. */
  nodeKey: string;
  person(role: Person['role'], level: Level): Person;
  ask(call: Call, as?: { cookie: string }): Promise<Answer>;
  /** Fills an area with one of each thing. */
  settle(areaCode: string): Promise<Estate>;
  /** Takes in events of one province, by the area of the first; answers the codes of new cases by their ref. */
  send(events: readonly IngestEvent[]): Promise<Map<string, string>>;
  /** A case of its own for a test that changes it. */
  newCase(areaCode?: string, fields?: Partial<IngestEvent>): Promise<string>;
  /** Listens on a free port; answers the URL. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

const provinces = ['510000', '500000'];
const keyOf = (areaCode: string): string => `key-of-the-source-of-province-${areaCode.slice(0, 2)}`;
const streamsSecret = 'a-secret-that-two-processes-share-0123';
const password = 'Long-and-never-guessed-2026';
/** Argon2 is slow on purpose: one hash for all people of all worlds of a file. */
let hashed: Promise<string> | undefined;

/** The hour of which there is a recording of the own camera: so that playing it can succeed. */
export const recordedFrom = Date.now() - 2 * 3_600_000;
const recordedTo = recordedFrom + 3_600_000;

/** A node's folder of recordings; what is in it a node tells from the names of the files. */
async function recordedHour(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fengqiao-ring-'));
  const { camera } = namesOf(ownAreas.village);
  await mkdir(join(folder, camera));
  await writeFile(join(folder, camera, `${recordedFrom}-${recordedTo}.mp4`), '');
  return folder;
}

/** Builds the world on a database of its own. `env` adds to the gateway's configuration. */
export async function rightsWorld(engine: Engine, env: Record<string, string> = {}): Promise<World> {
  const db = await testDatabase({ engine });
  const owner = db.ownerPool;
  const sealKey = randomBytes(32);
  const dataFolder = await mkdtemp(join(tmpdir(), 'fengqiao-rights-'));
  const ring = await recordedHour();
  const node = createStreamNode({ secret: streamsSecret, recording: { folder: ring } });
  const { port } = await node.start();
  await upsertAreas(owner, areas);
  for (const province of provinces)
    await upsertSource(owner, {
      name: sourceOf(province),
      label: '测试',
      keyHash: sha256(keyOf(province)),
      area: areaKey(province),
    });
  await owner.query(`insert into department (code, name_zh, name_en) values ('justice', '司法', 'Justice')`);
  const config = readConfig({
    CAMERA_CHECK_HOURS: '0', // two worlds would be found silent at different moments
    DATABASE_URL: db.url,
    FENGQIAO_DATA: dataFolder,
    FENGQIAO_DEMO: '0',
    FENGQIAO_TERMINALS: 'optional',
    SEAL_KEY: sealKey.toString('base64'),
    STREAMS_SECRET: streamsSecret,
    STREAMS_URL: `http://127.0.0.1:${port}`,
    ONVIF_NETWORKS: '127.0.0.0/8',
    PORT: '0',
    ...env,
  });
  const errors: string[] = [];
  const logger = { level: 'error', stream: { write: (line: string) => void errors.push(line) } };
  const app = await buildApp({ config, pool: db.appPool, logger });
  await app.ready();
  let asked = 0;

  const askOnce = async (
    { method, url, payload, headers }: Call,
    as?: { cookie: string },
  ): Promise<Answer> => {
    asked += 1;
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers: { ...headers, ...(as === undefined ? {} : { cookie: as.cookie }) },
      ...(payload === undefined ? {} : { payload: payload as object }),
      // Nobody runs into the brake of one address: a test asks more in a second than a desk in an hour.
      remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
    });
    const { statusCode: status, body } = answer;
    const code = /^\{"error":\{"code":"([^"]+)"/.exec(body)?.[1] ?? null;
    return { status, body, headers: answer.headers, code };
  };
  // On a machine with other work the loop of a test may be late, and a gateway that is late sends everybody away.
  const ask: World['ask'] = (call, as) =>
    eventually('a gateway that is not overloaded', async () => {
      const answer = await askOnce(call, as);
      return answer.code !== 'overloaded' && answer;
    });

  const send = async (events: readonly IngestEvent[]): Promise<Map<string, string>> => {
    const answer = await ask({
      method: 'POST',
      url: '/api/ingest/events',
      headers: { authorization: `Bearer ${keyOf(events[0]?.areaCode ?? '')}` },
      payload: events,
    });
    const { quarantined, cases } = JSON.parse(answer.body) as IngestResult;
    if (answer.status !== 200 || quarantined.length > 0) throw new Error(answer.body);
    return new Map(cases.map(({ caseRef, caseCode }) => [caseRef, caseCode]));
  };

  const newCase = async (areaCode = ownAreas.village, fields: Partial<IngestEvent> = {}): Promise<string> => {
    const serial = randomBytes(8).toString('hex');
    const codes = await send([
      {
        eventId: serial,
        caseRef: serial,
        type: 'case.registered',
        occurredAt: new Date().toISOString(),
        areaCode,
        title: `${areaCode}的事`,
        ...fields,
      },
    ]);
    return [...codes.values()][0] ?? '';
  };

  const settle = async (areaCode: string): Promise<Estate> => {
    const names = namesOf(areaCode);
    await furnish(owner, areaCode, sealKey);
    const caseCode = await newCase(areaCode, {
      eventId: `first-${areaCode}`,
      caseRef: `first-${areaCode}`,
      detail: '两家为宅基地的界线争执',
    });
    const caseId = 'select case_id from case_state where case_code = $1';
    await owner.query(
      `insert into viewing (id, camera_id, area, case_id, purpose, reason, minutes, requested_by)
       values ($2, $3, $4, (${caseId}), 'handling', '办理需要', 10, 'somebody')`,
      [caseCode, names.viewing, names.privateCamera, areaKey(areaCode)],
    );
    await owner.query(
      `insert into wall_alarm (id, wall_id, case_id, outbox_seq, tier) overriding system value
       values ($2, $3, (${caseId}), 0, 'red')`,
      [caseCode, names.alarm, names.wall],
    );
    await owner.query(
      `insert into case_document (id, case_id, kind, docx, pdf, docx_sha256, pdf_sha256, template, made_by, made_by_name)
       values ($2, (${caseId}), 'intakeNotice', 'docx', 'pdf', '-', '-', 'shipped:1', 'somebody', 'somebody')`,
      [caseCode, names.document],
    );
    await owner.query(
      `insert into account (account, display_name, password_hash, role, area) values ($1, $1, $2, 'clerk', $3)`,
      [names.account, await hashed, areaKey(areaCode)],
    );
    await owner.query(
      `insert into terminal (id, name, area, kind, credential, enrolled_by)
       values ($1, $2, $3, 'key', $4, 'somebody')`,
      [names.terminal, `${areaCode}一号席`, areaKey(areaCode), JSON.stringify({ of: areaCode })],
    );
    await openSession(owner, names.account);
    const session = sessionId(sha256(tokenOf(names.account)));
    return { ...names, caseCode, session };
  };

  hashed ??= hashPassword(password);
  const own = await settle(ownAreas.village);
  const people = await everybody(owner, own.wall, await hashed);
  return {
    app,
    db,
    people,
    own,
    password,
    errors,
    sourceKey: `Bearer ${keyOf(ownAreas.province)}`,
    nodeKey: `Bearer ${streamsSecret}`,
    person(role, level) {
      const found = people.find((each) => each.role === role && each.level === level);
      if (found === undefined) throw new Error(`nobody is ${role} of the ${level}`);
      return found;
    },
    ask,
    settle,
    send,
    newCase,
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
    async close() {
      await app.close();
      await node.stop();
      await rm(ring, { recursive: true, force: true });
      await db.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
