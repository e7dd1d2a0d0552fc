import type { Screen, Wall } from '@fengqiao/contract/walls';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useWallHand } from '../../lib/wall-hand.ts';
import type { WallLoad, WallSpot } from '../../lib/wall-load.ts';
import { queryKeys } from '../../live/query-keys.ts';
import { errorWords } from '../../ui/error-words.ts';
import { putScreens, wallsQuery } from './api.ts';
import { changesOfClear, changesOfPut } from './put-changes.ts';
import { inputOf, type ScreenChange } from './screen-input.ts';
import { outcomeWords, type WallOutcome } from './wall-outcome.ts';
import { deedOf, lastDeed, useWallUndo, type WallDeed } from './wall-undo.ts';

interface Act {
  words: string;
  run: () => Promise<unknown>;
}

/** Finds what to change from what the screens show when its turn has come: two quick hands must not undo each other. */
export type ChangeOf = (screens: readonly Screen[]) => readonly ScreenChange[];

/** The acts on a wall, with their undo and their refusals in words. */
export interface WallActs {
  /** Puts a load on a place; what stood on the wall already changes places with it. */
  put: (load: WallLoad, to: WallSpot) => void;
  /** Empties a place. */
  clear: (spot: WallSpot) => void;
  /** Changes screens, told in `words`. */
  change: (changeOf: ChangeOf, words: string) => void;
  /** Any other act; one that answers a `WallOutcome` can be taken back. */
  act: (words: string, run: () => Promise<unknown>) => void;
  /** Takes the last change back; null = there is none. */
  undo: (() => void) | null;
  busy: boolean;
}

export function useWallActs(wall: Wall): WallActs {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const drop = useWallHand((hand) => hand.drop);
  const { act, undo, busy } = useActing(wall.id);
  const nameOf = (id: string): string => wall.screens.find((screen) => screen.id === id)?.name ?? id;
  const change: WallActs['change'] = (changeOf, words) =>
    act(words, () => putAll(queryClient, wall.id, changeOf(screensNow(queryClient, wall))));
  const put: WallActs['put'] = (load, to) => {
    drop();
    const at = { screen: nameOf(to.screenId), place: to.place + 1 };
    change((screens) => changesOfPut(screens, load, to), t('wallDesk.put', { words: load.words, ...at }));
  };
  const clear: WallActs['clear'] = (spot) => {
    drop();
    const at = { screen: nameOf(spot.screenId), place: spot.place + 1 };
    change((screens) => changesOfClear(screens, spot), t('wallDesk.cleared', at));
  };
  return { put, clear, change, act, undo, busy };
}

const screensNow = (queryClient: QueryClient, { id, screens }: Wall): readonly Screen[] =>
  queryClient.getQueryData(wallsQuery.queryKey)?.items.find((wall) => wall.id === id)?.screens ?? screens;

/** Does one thing after the other, says what came of it, and remembers what can be taken back. */
function useActing(wallId: string): Pick<WallActs, 'act' | 'undo' | 'busy'> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { deeds, done, say, forget } = useWallUndo();
  const last = lastDeed(deeds, wallId);
  const onSettled = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: queryKeys.walls }),
      queryClient.invalidateQueries({ queryKey: queryKeys.wallRecords(wallId) }),
    ]);
  const onError = (error: unknown) => say({ kind: 'refused', words: errorWords(error, t) });
  // One after the other.
  const scope = { id: `wall ${wallId}` };
  const acting = useMutation({
    scope,
    mutationFn: ({ run }: Act) => run(),
    onSuccess: (answer, { words }) => {
      if (!isOutcome(answer)) return say({ kind: 'done', words });
      done(deedOf(wallId, words, answer));
      say({ kind: 'done', words: outcomeWords(words, answer, t) });
    },
    onError,
    onSettled,
  });
  const undoing = useMutation({
    scope,
    mutationFn: (deed: WallDeed) => putAll(queryClient, wallId, deed.before, deed.stoppedTours),
    onSuccess: (_answer, deed) => {
      forget(deed);
      say({ kind: 'done', words: t('wallDesk.undone', { words: deed.words }) });
    },
    onError,
    onSettled,
  });
  return {
    act: (words, run) => acting.mutate({ words, run }),
    undo: last === undefined ? null : () => undoing.mutate(last),
    busy: acting.isPending || undoing.isPending,
  };
}

const isOutcome = (answer: unknown): answer is WallOutcome =>
  typeof answer === 'object' && answer !== null && 'before' in answer;

/** All screens at once, so that nothing is seen half done; then begins the tours of `resume` again. What comes next sees what was put. */
async function putAll(
  queryClient: QueryClient,
  wallId: string,
  changes: readonly ScreenChange[],
  resume: readonly string[] = [],
): Promise<WallOutcome> {
  if (changes.length === 0) return { before: [], stoppedTours: [], emptied: 0 };
  const { screens, before, stoppedTours } = await putScreens(wallId, {
    screens: changes.map(({ screenId, input }) => ({ id: screenId, ...input })),
    resume: [...resume],
  });
  queryClient.setQueryData(
    wallsQuery.queryKey,
    (walls) => walls && { ...walls, items: walls.items.map((wall) => withScreens(wall, wallId, screens)) },
  );
  return {
    before: before.map((content) => ({ screenId: content.id, input: inputOf(content) })),
    stoppedTours,
    emptied: 0,
  };
}

const withScreens = (wall: Wall, wallId: string, changed: readonly Screen[]): Wall =>
  wall.id === wallId
    ? { ...wall, screens: wall.screens.map((each) => changed.find(({ id }) => id === each.id) ?? each) }
    : wall;
