import type { CaseDetail, CaseSummary } from '@fengqiao/contract/cases';
import type { WallChange } from '@fengqiao/contract/events';
import type { RoomChange, RoomsNow } from '@fengqiao/contract/rooms-now';
import type { Viewing } from '@fengqiao/contract/viewings';
import type { Wall } from '@fengqiao/contract/walls';
import type { InfiniteData, QueryClient, QueryFilters } from '@tanstack/react-query';
import { throttle } from '../lib/throttle.ts';
import type { ChangeBatch } from './change-tracker.ts';
import { foldOpenCases, type OpenCases } from './open-cases.ts';
import { queryKeys } from './query-keys.ts';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Counts are asked for anew at most this often, however many events there are. */
const countsEveryMs = 5_000;
const listsEveryMs = 4_000;
/** A node that dies takes many cameras along. */
const outagesEveryMs = 3_000;
/** Two open pages of one meeting follow each other. */
const meetingsEveryMs = 500;
/** A flood of history resets pages again and again; what is asked for meanwhile must have the time to arrive. */
const resetEveryMs = 5_000;

/** Asks for records anew, at most once per interval. An answer on its way is let in first: thrown away each time, none would arrive. */
function refresher(client: QueryClient, filters: readonly QueryFilters[], everyMs: number) {
  const run = throttle(() => {
    if (filters.some((filter) => client.isFetching(filter) > 0)) run();
    else for (const filter of filters) void client.invalidateQueries(filter);
  }, everyMs);
  return run;
}

/**
 * The one place where sockets change records. What a change carries is written into the lists at once; what it only implies
 * (counts, order, membership of a filtered list) is asked for anew, spread in time.
 */
export class QuerySync {
  readonly #client: QueryClient;
  readonly #refreshCounts: ReturnType<typeof throttle>;
  readonly #refreshLists: ReturnType<typeof throttle>;
  readonly #refreshAll: ReturnType<typeof throttle>;
  readonly #refreshOutages: ReturnType<typeof throttle>;
  readonly #refreshCentres: ReturnType<typeof throttle>;
  readonly #refreshMeetings: ReturnType<typeof throttle>;

  constructor(client: QueryClient) {
    this.#client = client;
    this.#refreshCounts = refresher(
      client,
      [{ queryKey: queryKeys.areas }, { queryKey: queryKeys.indicators }, { queryKey: queryKeys.roomsNow }],
      countsEveryMs,
    );
    this.#refreshLists = refresher(
      client,
      [{ queryKey: queryKeys.caseLists }, { queryKey: queryKeys.todo }],
      listsEveryMs,
    );
    this.#refreshOutages = refresher(client, [{ queryKey: queryKeys.cameraHealth }], outagesEveryMs);
    this.#refreshCentres = refresher(client, [{ queryKey: queryKeys.centres }], listsEveryMs);
    this.#refreshMeetings = refresher(
      client,
      [{ queryKey: queryKeys.meetings }, { queryKey: queryKeys.decisions }],
      meetingsEveryMs,
    );
    this.#refreshAll = refresher(
      client,
      [{ predicate: (query) => query.queryKey[0] !== 'session' }],
      resetEveryMs,
    );
  }

  stop(): void {
    this.#refreshCounts.cancel();
    this.#refreshLists.cancel();
    this.#refreshAll.cancel();
    this.#refreshOutages.cancel();
    this.#refreshCentres.cancel();
    this.#refreshMeetings.cancel();
  }

  apply(batch: ChangeBatch): void {
    if (batch.cases.length > 0) {
      const newest = new Map(batch.cases.map((change) => [change.case.caseCode, change.case]));
      this.#patchLists(newest);
      this.#foldOpenCases(newest);
      for (const [caseCode, summary] of newest) this.#patchDetail(caseCode, summary);
      this.#refreshCounts();
      this.#refreshLists();
    }
    for (const change of batch.walls) this.#patchWalls(change);
    for (const { viewing } of batch.viewings) this.#patchViewings(viewing);
  }

  /** An outage of a camera has begun or ended. */
  noteOutage(): void {
    this.#refreshOutages();
  }

  /** A meeting has changed: its state, its figures, a note, a decision. */
  noteMeeting(): void {
    this.#refreshMeetings();
  }

  /** Another word on a room: seen at once on the pages of rooms; lists of centres are asked for anew. */
  applyRoom({ roomId, use }: RoomChange): void {
    this.#client.setQueriesData<RoomsNow>(
      { queryKey: queryKeys.roomsNow },
      (known) => known && withRoomUse(known, roomId, use),
    );
    this.#refreshCentres();
  }

  /** Everything shown may be out of date: ask for all of it that is on screen. */
  reset(): void {
    this.#refreshAll();
  }

  #patchLists(newest: ReadonlyMap<string, CaseSummary>): void {
    this.#client.setQueriesData<InfiniteData<Page<CaseSummary>>>(
      { queryKey: queryKeys.caseLists },
      (list) =>
        list && {
          ...list,
          pages: list.pages.map((page) =>
            page.items.some((item) => newest.has(item.caseCode))
              ? { ...page, items: page.items.map((item) => newest.get(item.caseCode) ?? item) }
              : page,
          ),
        },
    );
  }

  #foldOpenCases(newest: ReadonlyMap<string, CaseSummary>): void {
    for (const [queryKey, before] of this.#client.getQueriesData<OpenCases>({
      queryKey: queryKeys.openCases,
    })) {
      const area = queryKey[queryKeys.openCases.length];
      if (before && typeof area === 'string')
        this.#client.setQueryData(queryKey, foldOpenCases(before, area, newest));
    }
  }

  /**
   * The summary is taken over at once; timeline and clocks come with the request that follows. Its title is masked: where the page
   * shows the case as written, that one stays until then.
   */
  #patchDetail(caseCode: string, summary: CaseSummary): void {
    const queryKey = queryKeys.caseDetail(caseCode);
    this.#client.setQueriesData<CaseDetail>({ queryKey }, withSummary(summary));
    void this.#client.invalidateQueries({ queryKey });
  }

  /**
   * A picture that may no longer be seen goes with the message itself. What a reader may newly know and do is the reader's own, so
   * that is asked for.
   */
  #patchViewings({ id, state, endedAt }: Viewing): void {
    const { viewings: queryKey } = queryKeys;
    if (state !== 'requested' && state !== 'approved')
      this.#client.setQueriesData<Page<Viewing>>(
        { queryKey },
        (known) =>
          known && {
            ...known,
            items: known.items.map((each) => (each.id === id ? { ...each, state, endedAt, ...over } : each)),
          },
      );
    void this.#client.invalidateQueries({ queryKey }, { cancelRefetch: true });
  }

  /** What is shown changes with the message; what only the list of walls tells is asked for. */
  #patchWalls(change: WallChange): void {
    const { screen: changed, now } = change;
    this.#client.setQueriesData<Page<Wall>>(
      { queryKey: queryKeys.walls },
      (walls) =>
        walls && {
          ...walls,
          items: walls.items.map((wall) =>
            wall.id === change.wallId
              ? {
                  ...wall,
                  now,
                  screens: wall.screens.map((screen) => (screen.id === changed?.id ? changed : screen)),
                }
              : wall,
          ),
        },
    );
    if (changed === null) void this.#client.invalidateQueries({ queryKey: queryKeys.walls });
    void this.#client.invalidateQueries({ queryKey: queryKeys.wallRecords(change.wallId) });
  }
}

const withRoomUse = (known: RoomsNow, roomId: string, use: RoomChange['use']): RoomsNow => ({
  ...known,
  centres: known.centres.map((centre) =>
    centre.rooms.some(({ id }) => id === roomId)
      ? { ...centre, rooms: centre.rooms.map((room) => (room.id === roomId ? { ...room, use } : room)) }
      : centre,
  ),
});

const over = { mayView: false, mayDecide: false, mayEnd: false };

const withSummary = (summary: CaseSummary) => (detail: CaseDetail | undefined) => {
  if (!detail) return undefined;
  const masked = detail.confidentiality.visibility === 'masked';
  return { ...detail, ...summary, ...(masked ? {} : { title: detail.title }) };
};
