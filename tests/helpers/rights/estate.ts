import { areaKey } from '@fengqiao/contract/areas';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import { upsertCamera } from '@fengqiao/db/queries/camera-records';
import { upsertCentres, upsertRooms } from '@fengqiao/db/queries/centres';
import { insertWall } from '@fengqiao/db/queries/walls';
import { formatCaseCode } from '@fengqiao/gateway/domain/case-code';
import { seal } from '@fengqiao/gateway/plugins/seal';
import type pg from 'pg';
import { planMeeting, takeDecision } from './meetings.ts';
import { noArea } from './places.ts';
import { putReport } from './reports.ts';

/** One of each thing that a route can name, all of one area. */
export interface Estate {
  areaCode: string;
  caseCode: string;
  /** Public, with a source; on screen 1 of the wall. */
  camera: string;
  /** Of the mediation room. */
  privateCamera: string;
  centre: string;
  room: string;
  wall: string;
  /** Scene and tour of the wall. */
  scene: string;
  tour: string;
  /** Of the case, on the wall. */
  alarm: string;
  importId: string;
  presence: string;
  quarantineId: string;
  viewing: string;
  /** Issued from the area to its own centre; of no case. */
  letter: string;
  /** Made of the case. */
  document: string;
  /** Planned in the area, without figures. */
  meeting: string;
  /** Of the meeting, of the area for itself. */
  decision: string;
  /** Weekly, of the area; it was not made. */
  report: string;
  /** Found in the area; without cases. */
  topic: string;
  /** An account of a clerk; logged in. */
  account: string;
  terminal: string;
  /** Id of a session, as pages know it. */
  session: string;
}

/** Things that are nowhere, with names of the right form. */
export const nowhere: Estate = {
  areaCode: noArea,
  caseCode: formatCaseCode({ county: '511902', year: 2026, serial: 987_654 }),
  camera: '51190200001320999998',
  privateCamera: '51190200001321999998',
  centre: 'centre-999999',
  room: 'room-999999',
  wall: 'wall-999999',
  scene: '00000000-0000-4000-8000-000000000000',
  tour: '00000000-0000-4000-8000-000000000000',
  alarm: '987654321987654',
  importId: '00000000-0000-4000-8000-000000000000',
  presence: '00000000-0000-4000-8000-000000000000',
  quarantineId: '987654321987654',
  viewing: '00000000-0000-4000-8000-000000000000',
  letter: '00000000-0000-4000-8000-000000000000',
  document: '00000000-0000-4000-8000-000000000000',
  meeting: '00000000-0000-4000-8000-000000000000',
  decision: '00000000-0000-4000-8000-000000000000',
  report: '00000000-0000-4000-8000-000000000000',
  topic: '987654321987654',
  account: 'nobody.at.all',
  terminal: '00000000-0000-4000-8000-000000000000',
  session: 'AAAAAAAAAAAAAAAAAAAAAA',
};

/** The sender of an area's events. */
export const sourceOf = (areaCode: string): string => `source-${areaCode.slice(0, 2)}`;

/** Of the file that an area has imported. */
export const mapping = { columns: { caseRef: '编号', registeredAt: '时间' } };

const rtsp = { url: 'rtsp://127.0.0.1:9/none', username: 'viewer', password: 'not-to-be-seen' };

/** Names of the things of an area, the same in every world; cases and sessions get theirs when they are made. */
export function namesOf(areaCode: string): Omit<Estate, 'caseCode' | 'session'> {
  const key = String(areaKey(areaCode)).padStart(15, '0');
  const uuid = (kind: string) => `${kind}0000000-0000-4000-8${key.slice(0, 3)}-${key.slice(3)}`;
  return {
    areaCode,
    camera: cameraId(key, 0),
    privateCamera: cameraId(key, 1),
    centre: `centre-${areaCode}`,
    room: `room-${areaCode}`,
    wall: `wall-${areaCode}`,
    scene: uuid('8'),
    tour: uuid('9'),
    alarm: key,
    importId: uuid('1'),
    presence: uuid('7'),
    quarantineId: key,
    viewing: uuid('2'),
    letter: uuid('4'),
    document: uuid('5'),
    meeting: uuid('a'),
    decision: uuid('b'),
    report: uuid('c'),
    topic: key,
    terminal: uuid('3'),
    account: `clerk.of.${areaCode}`,
  };
}

/** An id by GB/T 28181, its serial made of township and village. */
const cameraId = (key: string, network: number): string =>
  `${key.slice(0, 6)}0000132${network}${key.slice(6, 12).replace('000000', '999999')}`;

/** Issues a letter from an area to its own centre. */
export const issueLetter = (owner: pg.Pool, areaCode: string, id: string): Promise<unknown> =>
  owner.query(
    `insert into letter (id, kind, status, area, to_area, recipient, subject, body, subject_masked, body_masked, number,
                         drafted_by, issued_at)
     values ($1::uuid, 'supervisionOrder', 'issued', $2, $2, $3, $3, $3, $3, $3, $1::uuid::text, 'somebody', now())`,
    [id, areaKey(areaCode), `${areaCode}的督办单`],
  );

/** A topic of an area, without cases, found by rules that are called like the area. */
const findTopic = (owner: pg.Pool, areaCode: string, id: string): Promise<unknown> =>
  owner.query(
    `with r as (insert into topic_run (from_at, to_at, rules_version, cases, cases_before, whole)
                values ('2026-01-01', '2026-01-31', $2, 0, 0, true) returning id)
     insert into topic (id, run_id, area, heat, finding) overriding system value select $1, id, $3, 1, $4 from r`,
    [id, areaCode, areaKey(areaCode), JSON.stringify(foundTopic(areaKey(areaCode)))],
  );

const foundTopic = (area: number) => ({
  place: { kind: 'area', name: null, area, cell: null },
  words: [{ word: `热点${area}`, n: 0 }],
  category: null,
  heat: 1,
  terms: [],
  trend: null,
  matching: { now: 0, before: null },
  cases: 0,
  tiers: [],
  categories: [],
  firstAt: 0,
  lastAt: 0,
});

/** Puts a department into a centre of an area. */
export const enterPresence = (
  owner: pg.Pool,
  entry: { id: string; centre: string; areaCode: string; since: string },
): Promise<unknown> =>
  owner.query(
    `insert into presence (id, centre_id, area, department, kind, since, updated_by)
     values ($1, $2, $3, 'justice', 'resident', $4::date, 'somebody')`,
    [entry.id, entry.centre, areaKey(entry.areaCode), entry.since],
  );

/** A wall with a screen that shows the camera, a scene and a tour. */
export async function furnishWall(
  owner: pg.Pool,
  { wall, areaCode, camera, scene, tour }: Pick<Estate, 'wall' | 'areaCode' | 'camera' | 'scene' | 'tour'>,
): Promise<void> {
  const tiles: Tile[] = [{ kind: 'camera', cameraId: camera }];
  await insertWall(owner, {
    id: wall,
    name: `${areaCode}电视墙`,
    area: areaKey(areaCode),
    screens: [{ id: '1', name: '一屏', layout: '1', tiles }],
  });
  await owner.query(
    `with s as (insert into wall_scene (id, wall_id, name, screens, updated_by) values ($2, $1, $4, $5, 'somebody'))
     insert into wall_tour (id, wall_id, name, dwell_s, targets, camera_ids, scene_ids, updated_by)
     values ($3, $1, $4, 10, $6, array[$7], '{}', 'somebody')`,
    [
      wall,
      scene,
      tour,
      `${areaCode}门口`,
      JSON.stringify([{ id: '1', layout: '1', tiles, places: [] }]),
      JSON.stringify([{ screen: '1', place: 0 }]),
      camera,
    ],
  );
}

/** Registers centre, room, cameras, wall, import and quarantined row of an area. */
export async function furnish(owner: pg.Pool, areaCode: string, sealKey: Buffer): Promise<void> {
  const names = namesOf(areaCode);
  const area = areaKey(areaCode);
  const [lng, lat] = [106.4 + (area % 7) / 100, 31.2 + (area % 11) / 100];
  const { centre, room } = names;
  await upsertCentres(owner, [{ id: centre, name: `${areaCode}综治中心`, area, lng, lat, synthetic: true }]);
  await upsertRooms(owner, [
    { id: room, centreId: centre, name: '调解室', area, kind: 'mediation', zone: 'mediation', private: true },
  ]);
  const camera = {
    area,
    owner: '综治中心',
    placeType: 'dept',
    zone: null,
    roomId: null,
    lng,
    lat,
    directionDeg: 90,
    fovDeg: 60,
    private: false,
    synthetic: true,
  };
  const sealed = (id: string) => seal(sealKey, rtsp, id);
  const { camera: id, privateCamera } = names;
  await upsertCamera(owner, { ...camera, id, name: `${areaCode}门口`, sourceSealed: sealed(id) });
  await upsertCamera(owner, {
    ...camera,
    id: privateCamera,
    name: `${areaCode}调解室`,
    zone: 'mediation',
    roomId: room,
    private: true,
    sourceSealed: sealed(privateCamera),
  });
  await issueLetter(owner, areaCode, names.letter);
  await findTopic(owner, areaCode, names.topic);
  await planMeeting(owner, areaCode, names.meeting, 'planned');
  await takeDecision(owner, areaCode, { meeting: names.meeting, id: names.decision });
  await putReport(owner, areaCode, { id: names.report, state: 'failed' });
  await enterPresence(owner, { id: names.presence, centre, areaCode, since: '2025-01-01' });
  await furnishWall(owner, names);
  await owner.query(
    `insert into import (id, kind, source, area, file_name, mapping, created_by, state, started_at, finished_at)
     values ($1, 'cases', $4, $2, $3, $5, 'somebody', 'done', now(), now())`,
    [names.importId, area, `${areaCode}.csv`, sourceOf(areaCode), JSON.stringify(mapping)],
  );
  await owner.query(
    `insert into quarantine (id, source, area, import_id, row_no, code, message, event) overriding system value
     values ($6, $5, $1, $2, 1, 'event.invalid', $3, $4)`,
    [
      area,
      names.importId,
      `第一行 ${areaCode}`,
      JSON.stringify({ title: `隔离 ${areaCode}` }),
      sourceOf(areaCode),
      names.quarantineId,
    ],
  );
}
