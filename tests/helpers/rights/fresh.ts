import { randomBytes, randomUUID } from 'node:crypto';
import { areaKey } from '@fengqiao/contract/areas';
import { sessionId } from '@fengqiao/gateway/plugins/auth';
import { type Estate, enterPresence, furnishWall, issueLetter } from './estate.ts';
import { planMeeting, takeDecision } from './meetings.ts';
import { openSession, type Person, sha256, tokenOf } from './people.ts';
import { someDay } from './recipes/registry.ts';
import { callOf } from './recipes.ts';
import { putReport } from './reports.ts';
import type { World } from './world.ts';

type Maker = (world: World, things: Estate, person: Person) => Promise<string>;

const caseIdOf = 'select case_id from case_state where case_code =';

/** How another thing of the same kind is made for a call that would use it up. */
const makers: Partial<Record<keyof Estate, Maker>> = {
  caseCode: (world, { areaCode }) => world.newCase(areaCode),
  async session({ db, own }, { areaCode, account: owner }, person) {
    const serial = randomBytes(8).toString('hex');
    const account = areaCode === own.areaCode ? person.account : owner;
    await openSession(db.ownerPool, account, serial);
    return sessionId(sha256(tokenOf(account + serial)));
  },
  async viewing({ db, newCase }, { areaCode, privateCamera }) {
    const id = randomUUID();
    await db.ownerPool.query(
      `insert into viewing (id, camera_id, area, case_id, purpose, reason, minutes, requested_by)
       values ($1, $2, $3, (${caseIdOf} $4), 'handling', '办理需要', 10, 'somebody')`,
      [id, privateCamera, areaKey(areaCode), await newCase(areaCode)],
    );
    return id;
  },
  async letter({ db }, { areaCode }) {
    const id = randomUUID();
    await issueLetter(db.ownerPool, areaCode, id);
    return id;
  },
  async meeting({ db }, { areaCode }) {
    const id = randomUUID();
    await planMeeting(db.ownerPool, areaCode, id, 'open');
    return id;
  },
  async decision({ db }, { areaCode }) {
    const [meeting, id] = [randomUUID(), randomUUID()];
    await planMeeting(db.ownerPool, areaCode, meeting, 'open');
    await takeDecision(db.ownerPool, areaCode, { meeting, id });
    return id;
  },
  async report({ db }, { areaCode }) {
    const id = randomUUID();
    await putReport(db.ownerPool, areaCode, { id, state: 'failed' });
    return id;
  },
  async presence({ db }, { areaCode, centre }) {
    const id = randomUUID();
    await enterPresence(db.ownerPool, { id, centre, areaCode, since: someDay() });
    return id;
  },
  async terminal({ db }, { areaCode }) {
    const id = randomUUID();
    await db.ownerPool.query(
      `insert into terminal (id, name, area, kind, credential, enrolled_by) values ($1, $2, $3, 'key', $4, 'somebody')`,
      [id, '另一席', areaKey(areaCode), JSON.stringify({ of: id })],
    );
    return id;
  },
  async account({ db }, { areaCode }) {
    const account = `a${randomBytes(8).toString('hex')}`;
    await db.ownerPool.query(
      `insert into account (account, display_name, password_hash, role, area) values ($1, $1, '-', 'clerk', $2)`,
      [account, areaKey(areaCode)],
    );
    return account;
  },
};

/** What is done to a wall and to what hangs on it: done to one wall by everybody, all but the first would meet its lease. */
const changesWall = /^(PUT|POST|DELETE) \/api\/walls\/:id(?!.*\/(alarms|pairing)\b)/;

/** A wall that nobody works, which may go. */
async function passingWall({ db }: World, things: Estate): Promise<Pick<Estate, 'wall' | 'scene' | 'tour'>> {
  const made = { wall: `wall-${randomBytes(8).toString('hex')}`, scene: randomUUID(), tour: randomUUID() };
  await furnishWall(db.ownerPool, { ...things, ...made });
  return made;
}

/** A camera that may go. */
async function passingCamera({ db }: World, { areaCode, camera }: Estate): Promise<string> {
  const id = `${camera.slice(0, 14)}${String(100_000 + (randomBytes(4).readUInt32BE() % 800_000))}`;
  await db.ownerPool.query(
    `insert into camera (id, name, area, owner, place_type, lng, lat) values ($1, '将拆除', $2, '综治中心', 'dept', 106.4, 31.2)`,
    [id, areaKey(areaCode)],
  );
  return id;
}

/** The things of an area for one call of a route: where the call changes what it names, that is newly made. */
export async function freshThings(
  world: World,
  route: string,
  things: Estate,
  person: Person,
): Promise<Estate> {
  if (/^(GET|HEAD|OPTIONS) /.test(route)) return things;
  const asked = JSON.stringify(callOf(route, things));
  const fresh = { ...things };
  if (changesWall.test(route)) Object.assign(fresh, await passingWall(world, things));
  if (route === 'DELETE /api/cameras/:id') fresh.camera = await passingCamera(world, things);
  for (const [kind, make] of Object.entries(makers) as [keyof Estate, Maker][])
    if (asked.includes(`${things[kind]}`)) fresh[kind] = await make(world, fresh, person);
  return fresh;
}
