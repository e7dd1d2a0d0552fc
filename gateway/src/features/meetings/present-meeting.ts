import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Decision } from '@fengqiao/contract/decisions';
import type {
  AgendaItem,
  Attendee,
  Forecast,
  Meeting,
  MeetingAct,
  MeetingLine,
} from '@fengqiao/contract/meetings';
import type { PackHead, Progress } from '@fengqiao/contract/packs';
import type { Cadence } from '@fengqiao/contract/profiles';
import type { MeetingNoteRow, MeetingRow } from '@fengqiao/db/queries/meetings';
import { holdsMeetingsOf, isDeciding, isWritable, mayAct, stateAfter } from '../../domain/meeting-acts.ts';
import type { AccountSession } from '../../plugins/auth.ts';

const acts: readonly MeetingAct['act'][] = ['prepare', 'open', 'close', 'reopen', 'cancel'];

/** One line of the list of meetings. */
export function meetingLine(row: MeetingRow, heads: ReadonlyMap<string, PackHead>): MeetingLine {
  const attendees = row.attendees as Attendee[];
  const count = (state: Attendee['state']) => attendees.filter((each) => each.state === state).length;
  return {
    id: row.id,
    areaCode: areaCodeOfKey(row.area),
    areaName: row.areaName,
    cadence: row.cadenceRule as Cadence | null,
    title: row.title,
    plannedAt: row.plannedAt.toISOString(),
    from: row.fromDay,
    until: row.untilDay,
    video: row.video,
    state: row.state,
    heldBy: row.heldBy?.toISOString() ?? null,
    openedAt: row.openedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    pack: {
      state: row.packState ?? (row.packId === null ? 'none' : 'ready'),
      progress: row.packProgress as Progress | null,
      head: row.packId === null ? null : (heads.get(row.packId) ?? null),
    },
    decisions: row.decisions,
    attended: { present: count('present'), late: count('late'), expected: attendees.length },
  };
}

/** What stands beside a meeting's own row. */
export interface MeetingParts {
  heads: ReadonlyMap<string, PackHead>;
  notes: readonly MeetingNoteRow[];
  taken: Decision[];
  earlier: Decision[];
  previousId: string | null;
  /** Forecasts of cases that the reader does not see are left out. */
  visible: ReadonlySet<string>;
}

/** A meeting as its page shows it. */
export function presentMeeting(row: MeetingRow, parts: MeetingParts, session: AccountSession): Meeting {
  const { heads, notes, taken, earlier, previousId, visible } = parts;
  const areaCode = areaCodeOfKey(row.area);
  const holds = holdsMeetingsOf(session, areaCode);
  return {
    ...meetingLine(row, heads),
    chair: row.chair,
    attendees: row.attendees as Attendee[],
    agenda: row.agenda as AgendaItem[],
    notes: notes.map(({ at, account, displayName, page, wordsMasked }) => ({
      at: at.toISOString(),
      by: account,
      byName: displayName,
      page,
      text: wordsMasked,
    })),
    forecasts: (row.forecasts as Forecast[]).filter(({ caseCode }) => visible.has(caseCode)),
    taken,
    earlier,
    previousId,
    version: row.version,
    may: {
      acts: acts.filter((act) => mayAct(session, areaCode, act) && isPossible(row, act)),
      write: holds && isWritable(row.state),
      decide: holds && isDeciding(row.state),
    },
  };
}

/** Whether an act is possible as the meeting stands; it begins with its figures only. */
export function isPossible(
  row: Pick<MeetingRow, 'state' | 'packId' | 'packState'>,
  act: MeetingAct['act'],
): boolean {
  if (stateAfter(act, row.state) === undefined) return false;
  if (act === 'open') return row.packId !== null;
  return act !== 'prepare' || row.packState !== 'running';
}
