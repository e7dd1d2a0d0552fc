/**
 * Keys of the records that sockets keep fresh. A feature puts its own parts behind the first word; `query-sync.ts` reaches them by
 * that word.
 */
export const queryKeys = {
  /** Lists of cases: `['cases', 'list', filter]`. */
  caseLists: ['cases', 'list'],
  caseDetail: (caseCode: string) => ['cases', 'detail', caseCode] as const,
  /** Area with its counts: `['areas', code]`. */
  areas: ['areas'],
  /** `['indicators', name, query]`. */
  indicators: ['indicators'],
  /** All open cases of an area, kept whole: `['cases', 'open', area]`. */
  openCases: ['cases', 'open'],
  /** Whistles, supervisions and letters that wait: `['todo', area]`. */
  todo: ['todo'],
  /** Heat and points: `['map', ...]`. */
  map: ['map'],
  /** All walls with their screens. */
  walls: ['walls'],
  /** Scenes, tours, alarms and duty log of a wall: `['wallRecords', wall, …]`. */
  wallRecords: (wallId: string) => ['wallRecords', wallId] as const,
  /** Online rate, outages and the history of a camera: `['cameraHealth', ...]`. */
  cameraHealth: ['cameraHealth'],
  /** Viewings of private rooms. */
  viewings: ['viewings'],
  /** Centres with their rooms: `['centres', ...]`. */
  centres: ['centres'],
  /** Meetings with their decisions: `['meetings', ...]`. */
  meetings: ['meetings'],
  /** Decisions by area and state: `['decisions', ...]`. */
  decisions: ['decisions'],
  /** What the centres of an area do now: `['roomsNow', area]`. */
  roomsNow: ['roomsNow'],
} as const;
