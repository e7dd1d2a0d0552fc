import { areaCodeOfKey, areaRange } from '@fengqiao/contract/areas';
import type { CadenceBoard, CadenceQuery } from '@fengqiao/contract/meetings';
import type { Label, Language } from '@fengqiao/contract/reference';
import {
  areasOfLevel,
  cadenceCounts,
  missedMeetings,
  reportingDays,
} from '@fengqiao/db/queries/cadence-board';
import type { FastifyInstance } from 'fastify';
import { cadenceKey, isDailyDuty, isMeeting } from '../../domain/cadence.ts';
import { addDays, dayMs, shanghaiDay, startOfDay } from '../../domain/instant.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Client, narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import type { Cadence } from '../../profiles/profile-schema.ts';

type Line = CadenceBoard['lines'][number];

const mostMissing = 300;
/** Without a window: the last thirty days up to today. */
const usualDays = 30;

const definition: Label = {
  zh: '应召开：期内按规定应开、已开或已过时限的研判会；按期：在时限内开始；逾期：时限之后开始；未开：时限已过仍未开始。网格、村级每日研判不开会，按当日有无登记案件计：应报 = 区划数 × 天数，当日没有登记的列为未报（当日确无纠纷的也在其中）。',
  en: 'Due: meetings of the window that were held or whose time is over; in time: begun by then; late: begun afterwards; missed: not begun although the time is over. The daily duty of grids and villages is no sitting: it is counted by what was registered that day, areas times days; an area without a registration is listed, whether it had a dispute or not.',
};

/** Keys of a level: how many 15-digit numbers an area of it holds. */
const stepOf: Partial<Record<Cadence['level'], number>> = { village: 1e3, grid: 1 };

/** Who has held what the cadences ask for. Throws `access.denied` outside the session's subtree. */
export async function cadenceBoard(
  app: FastifyInstance,
  session: AccountSession,
  { area, from, until }: CadenceQuery,
  language: Language,
): Promise<CadenceBoard> {
  const scope = narrow(session, area);
  if (scope === null) throw new AppError('access.denied');
  const now = Date.now();
  const end = until ?? addDays(shanghaiDay(now), 1);
  const days = { from: from ?? addDays(end, -usualDays), until: end };
  const length = (startOfDay(days.until) - startOfDay(days.from)) / dayMs;
  if (!(length > 0) || length > 366)
    throw new AppError('request.invalid', 'from must be before until, by 366 days at most');
  const { lo, hi } = area === undefined ? session : areaRange(area);
  const range = { lo: Math.max(lo, session.lo), hi: Math.min(hi, session.hi) };
  return app.readScope(session, async (tx) => {
    const window = {
      ...range,
      from: new Date(startOfDay(days.from)),
      until: new Date(startOfDay(days.until)),
      now: new Date(now),
    };
    const counts = await cadenceCounts(tx, window);
    const missed = await missedMeetings(tx, window, mostMissing);
    const lines: Line[] = [];
    for (const cadence of app.profile.cadences) {
      if (isMeeting(cadence)) {
        const areas = (await areasOfLevel(tx, range, cadence.level)).filter(({ centre }) => centre);
        if (areas.length === 0) continue;
        const key = cadenceKey(cadence);
        const {
          due = 0,
          inTime = 0,
          late = 0,
          missed: never = 0,
        } = counts.find((count) => count.cadence === key) ?? {};
        const missing = missed
          .filter((each) => each.cadence === key)
          .map((each) => ({
            areaCode: areaCodeOfKey(each.area),
            areaName: each.areaName,
            heldBy: each.heldBy.toISOString(),
          }));
        lines.push({
          cadence,
          kind: 'meeting',
          areas: areas.length,
          due,
          inTime,
          late,
          missed: never,
          missing,
        });
      } else if (isDailyDuty(cadence)) {
        const line = await dutyLine(tx, cadence, range, days, now);
        if (line !== null) lines.push(line);
      }
    }
    return { definition: definition[language], ...days, lines };
  });
}

/** A daily duty by what was registered each whole day of the window. */
async function dutyLine(
  tx: Client,
  cadence: Cadence,
  range: { lo: number; hi: number },
  window: { from: string; until: string },
  now: number,
): Promise<Line | null> {
  const step = stepOf[cadence.level];
  if (step === undefined) return null;
  const areas = await areasOfLevel(tx, range, cadence.level);
  const today = shanghaiDay(now);
  const days = { from: window.from, until: window.until < today ? window.until : today };
  const length = (startOfDay(days.until) - startOfDay(days.from)) / dayMs;
  if (areas.length === 0 || length <= 0) return null;
  const codes = new Set(areas.map(({ code }) => code));
  const reported = (await reportingDays(tx, range, step, days)).filter(({ area }) => codes.has(area));
  const lastDay = addDays(days.until, -1);
  const reportedLast = new Set(reported.filter(({ day }) => day === lastDay).map(({ area }) => area));
  const due = areas.length * length;
  return {
    cadence,
    kind: 'duty',
    areas: areas.length,
    due,
    inTime: reported.length,
    late: 0,
    missed: due - reported.length,
    missing: areas
      .filter(({ code }) => !reportedLast.has(code))
      .slice(0, mostMissing)
      .map(({ code, name }) => ({
        areaCode: areaCodeOfKey(code),
        areaName: name,
        heldBy: new Date(startOfDay(days.until)).toISOString(),
      })),
  };
}
