import { randomUUID } from 'node:crypto';
import { areaCodeOfKey, areaKey } from '@fengqiao/contract/areas';
import type { Attendee } from '@fengqiao/contract/meetings';
import { inScope } from '@fengqiao/db';
import {
  insertDecision,
  insertDecisionReport,
  setDecisionState,
  takeDecisionSerial,
} from '@fengqiao/db/queries/decisions';
import { demoMeetings, insertDemoMeeting } from '@fengqiao/db/queries/demo-meetings';
import { decisionNumber } from '../../domain/decisions.ts';
import { addDays, dayMs, shanghaiDay, startOfDay } from '../../domain/instant.ts';
import { yearOf } from '../../domain/letters.ts';
import { type Client, type Pool, wholeCountry } from '../../plugins/db.ts';
import type { Region } from '../../plugins/region.ts';
import type { RegionPack } from './region-files.ts';

const by = 'demo';
/** By then the newest weeks of the demo's history are there. */
const packAfterSeconds = 120;
const hourMs = 3_600_000;

/** Who sits at the table; officials in their office. */
const bodies = [
  '市委政法委',
  '市法院',
  '市检察院',
  '市公安局',
  '市司法局',
  '市信访局',
  '市人社局',
  '市住建局',
];

interface Item {
  text: string;
  department: string;
  /** Days after the meeting. */
  due: number;
  report?: { text: string; days: number; done: boolean };
}

const items: readonly Item[] = [
  {
    text: '对上周新增的红色案件逐件明确包案领导，当周见面化解',
    department: 'justice',
    due: 5,
    report: { text: '红色案件均已明确包案领导并完成首次见面', days: 4, done: true },
  },
  {
    text: '核查部门之间流转三次以上的案件，由综治中心指定一家承办',
    department: 'petitions',
    due: 4,
    report: { text: '已核查过半，其余待部门确认', days: 4, done: false },
  },
  { text: '欠薪类纠纷开展联合调处，化解情况下次会议通报', department: 'humanResources', due: 14 },
  { text: '物业服务类热点小区上门走访，提出改进工作建议', department: 'housing', due: 21 },
];

/** Last week's meeting with four decisions, one done and one late, and one that is due: a newcomer sees them living. What is there stays. */
export async function insertDemoMeetings(
  pool: Pool,
  region: Region,
  { areas }: Pick<RegionPack, 'areas'>,
  now: number = Date.now(),
): Promise<void> {
  const area = areaKey(region.rootAreaCode);
  const counties = areas.filter(({ parent }) => parent === region.rootAreaCode).map(({ code }) => code);
  const monday = mondayOf(shanghaiDay(now));
  await inScope(pool, wholeCountry, async (tx) => {
    const there = await demoMeetings(tx, area, by);
    const base = { area, packAfterSeconds, by };
    if (there.length === 0) {
      const held = startOfDay(addDays(monday, -7)) + 9 * hourMs;
      const meeting = await insertDemoMeeting(tx, {
        ...base,
        ...judging(addDays(monday, -14)),
        plannedAt: new Date(held),
        heldAt: new Date(held),
        attendees: bodies.map((body, index): Attendee => attendeeOf(body, index, held)),
      });
      const title = judging(addDays(monday, -14)).title;
      for (const [index, item] of items.entries())
        await decide(
          tx,
          { meeting, title, area, name: areas.find(({ code }) => code === region.rootAreaCode)?.name ?? '' },
          item,
          counties[index % counties.length] ?? areaCodeOfKey(area),
          held,
        );
    }
    if (there.some(({ plannedAt }) => plannedAt.getTime() > now)) return;
    await insertDemoMeeting(tx, {
      ...base,
      ...judging(addDays(monday, -7)),
      // A meeting due: within the hour after next.
      plannedAt: new Date((Math.floor(now / hourMs) + 2) * hourMs),
      heldAt: null,
      attendees: [],
    });
  });
}

async function decide(
  tx: Client,
  meeting: { meeting: string; title: string; area: number; name: string },
  { text, department, due, report }: Item,
  ownerArea: string,
  held: number,
): Promise<void> {
  const year = yearOf(held);
  const decidedAt = new Date(held + hourMs);
  const id = await insertDecision(tx, {
    meetingId: meeting.meeting,
    meetingTitle: meeting.title,
    area: meeting.area,
    ownerArea: areaKey(ownerArea),
    department,
    owner: null,
    number: decisionNumber(meeting.name, year, await takeDecisionSerial(tx, meeting.area, year)),
    words: text,
    wordsMasked: text,
    dueOn: addDays(shanghaiDay(held), due),
    page: 'risk',
    caseIds: [],
    decidedBy: 'leader01',
    decidedAt,
  });
  if (report === undefined) return;
  const at = new Date(held + report.days * dayMs);
  const state = report.done ? 'done' : 'open';
  await insertDecisionReport(tx, {
    decisionId: id,
    account: 'head01',
    displayName: '综治中心主任',
    words: report.text,
    wordsMasked: report.text,
    state,
    at,
  });
  if (report.done) await setDecisionState(tx, id, 'done', at);
}

/** Days and title of a week from Monday. */
function judging(from: string): { fromDay: string; untilDay: string; title: string } {
  const words = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
  return {
    fromDay: from,
    untilDay: addDays(from, 7),
    title: `市级研判例会（${words(from)}—${words(addDays(from, 6))}）`,
  };
}

const attendeeOf = (body: string, index: number, held: number): Attendee => ({
  id: randomUUID(),
  body,
  name: null,
  // One comes late, one has asked to be excused: as it is.
  state: index === 5 ? 'late' : index === 7 ? 'excused' : 'present',
  at: index === 7 ? null : new Date(held + (index === 5 ? 12 : 0) * 60_000).toISOString(),
});

const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
