import { areasWithCentre } from '@fengqiao/db/queries/meeting-jobs';
import { insertMeetings, type NewMeeting } from '@fengqiao/db/queries/meetings';
import type { FastifyInstance } from 'fastify';
import { cadenceKey, type DueMeeting, dueMeetings, isMeeting } from '../../domain/cadence.ts';
import { addDays, shanghaiDay } from '../../domain/instant.ts';
import { wholeCountry } from '../../plugins/db.ts';
import type { Cadence } from '../../profiles/profile-schema.ts';

/** How far ahead meetings are planned. */
const daysAhead = 14;
/** Who has planned what nobody has called. */
const byItself = 'engine';

/** Plans the meetings of the next fortnight that the profile's cadences ask for, each once; answers how many are new. */
export async function planMeetings(app: FastifyInstance, now: number): Promise<number> {
  const today = shanghaiDay(now);
  const window = { from: today, until: addDays(today, daysAhead + 1) };
  let planned = 0;
  for (const cadence of app.profile.cadences.filter(isMeeting)) {
    // What ended before now was never planned, and nobody can be blamed for it.
    const due = dueMeetings(cadence, window, app.workingDays.calendar).filter(({ heldBy }) => heldBy > now);
    if (due.length === 0) continue;
    planned += await app.inScope(wholeCountry, async (tx) => {
      const areas = await areasWithCentre(tx, cadence.level);
      const rows = areas.flatMap(({ code }) => due.map((meeting) => rowOf(code, cadence, meeting)));
      return (await insertMeetings(tx, rows)).length;
    });
  }
  return planned;
}

const rowOf = (area: number, cadence: Cadence, meeting: DueMeeting): NewMeeting => ({
  area,
  cadence: cadenceKey(cadence),
  cadenceRule: cadence,
  title: titleOf(cadence, meeting),
  plannedAt: new Date(meeting.plannedAt),
  fromDay: meeting.from,
  untilDay: meeting.until,
  heldBy: new Date(meeting.heldBy),
  video: cadence.video ?? false,
  createdBy: byItself,
});

/** In the words of the place; a day off that moved it is told. */
function titleOf({ label }: Cadence, { namedDay, from, until, movedFor }: DueMeeting): string {
  const last = addDays(until, -1);
  const days = from === last ? dayWords(from) : `${dayWords(from)}—${dayWords(last)}`;
  const moved = movedFor === null ? '' : `，${dayWords(namedDay)}${movedFor.zh}顺延`;
  return `${label.zh}（${days}${moved}）`;
}

/** 11月9日 */
const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
