import { areaKey } from '@fengqiao/contract/areas';
import { findAccount, insertAccount, setPassword } from '@fengqiao/db/queries/accounts';
import { upsertSource } from '@fengqiao/db/queries/sources';
import { bindKiosk } from '@fengqiao/db/queries/walls';
import { sha256 } from '../../plugins/auth.ts';
import type { Pool } from '../../plugins/db.ts';
import { hashPassword, verifyPassword } from '../../plugins/password.ts';
import type { Region } from '../../plugins/region.ts';
import { type DemoAccount, type DemoCredentials, randomKey, randomPassword } from './demo-credentials.ts';
import { insertDemoMeetings } from './demo-meetings.ts';
import { insertDemoPeople } from './demo-people.ts';
import { insertDemoPresence } from './demo-presence.ts';
import { demoWall, insertDemoWall } from './demo-wall.ts';
import type { RegionPack } from './region-files.ts';

interface Person {
  account: string;
  displayName: string;
  role: string;
  areaCode: string;
  /** Code of the profile's list. */
  department?: string;
}

/** 司法局 (justice bureau): more of the demo's cases go to it than to any other department. */
const handlerDepartment = 'justice';

/** Who works in the demo city: its own people, the head of each county, a department of one, one township, three administrators. */
export function demoPeople(region: Region, pack: RegionPack): Person[] {
  const city = region.rootAreaCode;
  const counties = pack.areas.filter(({ parent }) => parent === city);
  const centres = new Set(pack.centres.map(({ area }) => area));
  const township = pack.areas.find(({ level, code }) => level === 'township' && centres.has(areaKey(code)));
  return [
    { account: 'operator01', displayName: '指挥调度员', role: 'operator', areaCode: city },
    { account: 'leader01', displayName: '值班领导', role: 'leader', areaCode: city },
    // What one leader proposes, such as other rules, a second one decides.
    { account: 'leader02', displayName: '分管领导', role: 'leader', areaCode: city },
    { account: 'kiosk01', displayName: '电视墙终端', role: 'kiosk', areaCode: city },
    { account: 'admin01', displayName: '系统管理员', role: 'systemAdmin', areaCode: city },
    { account: 'security01', displayName: '安全管理员', role: 'securityAdmin', areaCode: city },
    { account: 'audit01', displayName: '审计管理员', role: 'auditAdmin', areaCode: city },
    ...counties.map(({ code, name }, index) => ({
      account: `head${String(index + 1).padStart(2, '0')}`,
      displayName: `${name}综治中心主任`,
      role: 'head',
      areaCode: code,
    })),
    ...counties.slice(0, 1).map(({ code, name }) => ({
      account: 'handler01',
      displayName: `${name}司法局承办人`,
      role: 'handler',
      areaCode: code,
      department: handlerDepartment,
    })),
    ...(township === undefined
      ? []
      : [
          {
            account: 'clerk01',
            displayName: `${township.name}受理员`,
            role: 'clerk',
            areaCode: township.code,
          },
          {
            account: 'mediator01',
            displayName: `${township.name}调解员`,
            role: 'mediator',
            areaCode: township.code,
          },
        ]),
  ];
}

/** Creates the demo's accounts, its source and its wall. What an earlier run handed out stays valid. */
export async function loadDemo(
  pool: Pool,
  options: {
    people: readonly Person[];
    region: Region;
    pack: RegionPack;
    url: string;
    before: DemoCredentials | null;
    say: (line: string) => void;
  },
): Promise<DemoCredentials> {
  const { people, region, pack, url, before, say } = options;
  const accounts: DemoAccount[] = [];
  for (const person of people) {
    const known = before?.accounts.find(({ account }) => account === person.account)?.password;
    const password = await ensureAccount(pool, person, known);
    accounts.push({ account: person.account, password, role: person.role, areaCode: person.areaCode });
  }
  say(`${accounts.length} accounts`);

  const sourceKey = before?.sourceKey ?? randomKey();
  await upsertSource(pool, {
    name: 'demo',
    label: '演示数据源',
    area: areaKey(region.rootAreaCode),
    keyHash: sha256(sourceKey),
  });
  await insertDemoPresence(pool, pack);
  await insertDemoPeople(pool, pack);
  await insertDemoMeetings(pool, region, pack);
  await insertDemoWall(pool, region, pack);
  for (const { account, role } of people) if (role === 'kiosk') await bindKiosk(pool, account, demoWall);
  return { url, sourceKey, accounts };
}

/** Answers the password that works from now on: the known one when it does. */
async function ensureAccount(pool: Pool, person: Person, known: string | undefined): Promise<string> {
  const row = await findAccount(pool, person.account);
  if (row !== null && known !== undefined && (await verifyPassword(row.passwordHash, known))) return known;
  const password = known ?? randomPassword();
  const passwordHash = await hashPassword(password);
  const { account, displayName, role, department = null } = person;
  const area = areaKey(person.areaCode);
  if (row === null) await insertAccount(pool, { account, displayName, role, passwordHash, area, department });
  else await setPassword(pool, account, passwordHash);
  return password;
}
