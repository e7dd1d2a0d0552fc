import { areaCodeOfKey, areaKey, areaLevel } from '@fengqiao/contract/areas';
import type { StaffKind } from '@fengqiao/contract/staff';
import { inScope } from '@fengqiao/db';
import { upsertItem } from '@fengqiao/db/queries/checklists';
import { writeDuty } from '@fengqiao/db/queries/duty';
import { insertOrganisation } from '@fengqiao/db/queries/organisations';
import { insertStaff, listStaff } from '@fengqiao/db/queries/staff';
import { insertTeam } from '@fengqiao/db/queries/teams';
import { addDays, shanghaiDay } from '../../domain/instant.ts';
import { type Client, type Pool, wholeCountry } from '../../plugins/db.ts';
import type { RegionPack } from './region-files.ts';

const by = 'demo';
const dutyDays = 14;

/** Who works in a centre of the demo; their names say that they are made up. */
const posts: readonly (readonly [post: string, kind: StaffKind, duties: string])[] = [
  ['中心主任', 'staff', '主持中心全面工作'],
  ['副主任', 'staff', '负责分流交办和督办'],
  ['受理员', 'staff', '登记来访来电，一案一码'],
  ['指挥调度员', 'staff', '视频调度、联动处置'],
  ['员额法官', 'seconded', '司法确认、诉前指导'],
  ['专职调解员', 'mediator', '婚姻家庭、邻里纠纷'],
  ['行业调解员', 'mediator', '劳动争议、道路交通纠纷'],
  ['法律顾问', 'lawyer', '法律咨询、协议审核'],
  ['心理咨询师', 'counsellor', '心理疏导'],
];
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Items of lists that the demo's people have looked at: how they stand and what shows it. */
const said = [
  ['haizhou.fiveStandards', 0, 'met', '三区均已挂牌', '/centres'],
  ['haizhou.fiveStandards', 1, 'partly', '两个部门尚在商议', '/centres'],
  ['haizhou.fiveStandards', 2, 'met', '值班、请销假制度已上墙', '/duty'],
  ['hepingxi.publicBoard', 1, 'met', '流程图由系统生成', '/boards'],
  ['hepingxi.publicBoard', 3, 'partly', '照片待本人同意', '/boards'],
  ['bazhong.1+6+N', 0, 'met', '综治中心已实体化运行', '/centres'],
] as const;

/** Fills the roster, the duty weeks and some checklists of the demo's city and counties; what people have entered since stays. */
export async function insertDemoPeople(
  pool: Pool,
  { centres, areas }: Pick<RegionPack, 'centres' | 'areas'>,
): Promise<void> {
  const today = shanghaiDay(Date.now());
  await inScope(pool, wholeCountry, async (client) => {
    if ((await listStaff(client, {})).length > 0) return;
    for (const { id, area, name } of centres) {
      const level = areaLevel(areaCodeOfKey(area));
      if (level === 'township') continue;
      const people = await peopleOf(client, { id, area, name });
      await writeDuty(client, { centreId: id, area, by }, rosterFrom(today, people));
      for (const [list, item, state, evidence, link] of said)
        await upsertItem(client, {
          area,
          list,
          item,
          state,
          evidence,
          link,
          words: null,
          fact: null,
          updatedBy: by,
        });
    }
    const townships = areas.filter(({ level }) => level === 'township');
    for (const [index, { code }] of townships.entries())
      await insertStaff(client, {
        area: areaKey(code),
        centreId: null,
        name: `示例网格员${index + 1}`,
        post: '网格长',
        duties: '',
        kind: 'gridWorker',
        ...unnamed,
        public: true,
        position: 0,
        by,
      });
  });
}

const unnamed = {
  professional: false,
  organisationId: null,
  teamId: null,
  phone: null,
  photoConsent: false,
} as const;

async function peopleOf(
  client: Client,
  { id, area, name }: { id: string; area: number; name: string },
): Promise<string[]> {
  const organisationId = await insertOrganisation(client, {
    area,
    name: `${name.replace('综治中心', '')}人民调解委员会（示例）`,
    kind: 'committee',
    categories: [],
    by,
  });
  const teamId = await insertTeam(client, { area, name: '第一调解团队（示例）', organisationId, by });
  const ids: string[] = [];
  for (const [position, [post, kind, duties]] of posts.entries()) {
    const inTeam = kind === 'mediator' || kind === 'lawyer' || kind === 'counsellor';
    ids.push(
      await insertStaff(client, {
        ...unnamed,
        area,
        centreId: id,
        name: `示例${numerals[position] ?? position}`,
        post,
        duties,
        kind,
        professional: post === '行业调解员',
        organisationId: kind === 'mediator' ? organisationId : null,
        teamId: inTeam ? teamId : null,
        phone: `0827-000${String(position + 1).padStart(4, '0')}`,
        public: true,
        position,
        by,
      }),
    );
  }
  return ids;
}

/** Two people a day, one after the other; one is on leave for a day. */
const rosterFrom = (today: string, people: readonly string[]) =>
  Array.from({ length: dutyDays }, (_, index) => {
    const day = addDays(today, index - 7);
    const at = (offset: number) => people[(index * 2 + offset) % people.length] ?? '';
    return [
      { staffId: at(0), day, kind: 'duty' as const, note: null },
      { staffId: at(1), day, kind: 'duty' as const, note: null },
      ...(index === 9 ? [{ staffId: at(4), day, kind: 'leave' as const, note: null }] : []),
    ];
  }).flat();
