import type { Fact, FactName } from '@fengqiao/contract/checklists';

/** Counts that the figures are made of; null = nobody has said so, or there is no line. */
export interface FactCounts {
  centres: number;
  staffed: number;
  staffKnown: number;
  zoned: number;
  withDepartments: number;
  dutyDays: number;
  rosterDays: number;
  teams: number;
  completeTeams: number;
  publicStaff: number;
  withPhoto: number;
  grids: number;
  gridsStaffed: number;
  incidents: number;
  /** Steps of the place's workflow that have a clock, and all. */
  steps: number;
  /** Open cases that nobody has answered (FX-22). */
  unanswered: number;
  firstPetitions: number;
  accepted: number;
  /** Share that first petitions must not pass. */
  line: number | null;
  /** Sources that send within their time, and all. */
  sourcesAlive: number;
  sources: number;
}

/** All of them, or null where there is nothing to count. */
const every = (n: number, of: number): boolean | null => (of === 0 ? null : n === of);

/** Every figure that can stand beside an item, in their order; a pure function. */
export function factsOf(counts: FactCounts): Fact[] {
  const made: Record<FactName, Omit<Fact, 'name'>> = {
    fullTimeStaff: {
      n: counts.staffed,
      of: counts.centres,
      // A centre that has not said is not one without staff.
      holds: counts.staffKnown < counts.centres ? null : every(counts.staffed, counts.centres),
      link: '/centres?short=1',
    },
    zones: {
      n: counts.zoned,
      of: counts.centres,
      holds: every(counts.zoned, counts.centres),
      link: '/centres',
    },
    presence: {
      n: counts.withDepartments,
      of: counts.centres,
      holds: every(counts.withDepartments, counts.centres),
      link: '/indicators',
    },
    duty: {
      n: counts.dutyDays,
      of: counts.rosterDays,
      holds: every(counts.dutyDays, counts.rosterDays),
      link: '/duty',
    },
    teams: {
      n: counts.completeTeams,
      of: counts.teams,
      holds: every(counts.completeTeams, counts.teams),
      link: '/organisations',
    },
    publicStaff: {
      n: counts.withPhoto,
      of: counts.publicStaff,
      holds: every(counts.withPhoto, counts.publicStaff),
      link: '/boards',
    },
    gridWorkers: {
      n: counts.gridsStaffed,
      of: counts.grids,
      holds: every(counts.gridsStaffed, counts.grids),
      link: '/staff?kind=gridWorker',
    },
    process: { n: counts.steps, of: null, holds: counts.steps > 0, link: '/boards' },
    noAnswer: { n: counts.unanswered, of: null, holds: counts.unanswered === 0, link: '/cases' },
    firstPetitions: {
      n: counts.firstPetitions,
      of: counts.accepted,
      holds:
        counts.line === null || counts.accepted === 0
          ? null
          : counts.firstPetitions <= counts.line * counts.accepted,
      link: '/red-lines',
    },
    incidents: { n: counts.incidents, of: null, holds: counts.incidents === 0, link: '/red-lines' },
    sources: {
      n: counts.sourcesAlive,
      of: counts.sources,
      holds: every(counts.sourcesAlive, counts.sources),
      link: '/sources',
    },
  };
  return (Object.keys(made) as FactName[]).map((name) => ({ name, ...made[name] }));
}
