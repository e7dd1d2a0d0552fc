import type { Screen, Wall } from '@fengqiao/contract/walls';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useWallHand } from '../../lib/wall-hand.ts';
import type { WallLoad, WallSpot } from '../../lib/wall-load.ts';
import { queryKeys } from '../../live/query-keys.ts';
import { errorWords } from '../../ui/error-words.ts';
import { putScreen } from './api.ts';
import { emptyTile, inputOf, type ScreenChange, swapped, withTiles } from './screen-input.ts';
import { outcomeWords, type WallOutcome } from './wall-outcome.ts';
import { lastDeed, useWallUndo, type WallDeed } from './wall-undo.ts';

interface Act {
  words: string;
  run: () => Promise<unknown>;
}

/** The acts on a wall, with their undo and their refusals in words. */
export interface WallActs {
  /** Puts a load on a place; what stood on the wall already changes places with it. */
  put: (load: WallLoad, to: WallSpot) => void;
  /** Empties a place. */
  clear: (spot: WallSpot) => void;
  /** Changes screens, told in `words`. */
  change: (changes: readonly ScreenChange[], words: string) => void;
  /** Any other act; one that answers a `WallOutcome` can be taken back. */
  act: (words: string, run: () => Promise<unknown>) => void;
  /** Takes the last change back; null = there is none. */
  undo: (() => void) | null;
  busy: boolean;
}

export function useWallActs(wall: Wall): WallActs {
  const { t } = useTranslation();
  const drop = useWallHand((hand) => hand.drop);
  const { act, undo, busy } = useActing(wall.id);
  const screenOf = (id: string): Screen | undefined => wall.screens.find((screen) => screen.id === id);
  const change: WallActs['change'] = (changes, words) => {
    if (changes.length > 0) act(words, () => putAll(wall.id, changes));
  };
  const put: WallActs['put'] = (load, { screenId, place }) => {
    const screen = screenOf(screenId);
    if (screen === undefined) return;
    const from = load.from?.wallId === wall.id ? screenOf(load.from.screenId) : undefined;
    const changes =
      from && load.from
        ? swapped({ screen: from, place: load.from.place }, { screen, place })
        : [{ screenId, input: withTiles(screen, place, load.tiles) }];
    drop();
    change(changes, t('wallDesk.put', { words: load.words, screen: screen.name, place: place + 1 }));
  };
  const clear: WallActs['clear'] = ({ screenId, place }) => {
    const screen = screenOf(screenId);
    if (screen === undefined) return;
    drop();
    const input = withTiles(screen, place, [emptyTile]);
    change([{ screenId, input }], t('wallDesk.cleared', { screen: screen.name, place: place + 1 }));
  };
  return { put, clear, change, act, undo, busy };
}

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
  const acting = useMutation({
    mutationFn: ({ run }: Act) => run(),
    onSuccess: (answer, { words }) => {
      if (!isOutcome(answer)) return say({ kind: 'done', words });
      done({ wallId, words, before: answer.before });
      say({ kind: 'done', words: outcomeWords(words, answer, t) });
    },
    onError,
    onSettled,
  });
  const undoing = useMutation({
    mutationFn: (deed: WallDeed) => putAll(wallId, deed.before),
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

/** One screen after the other; a refusal leaves the later ones as they are. */
async function putAll(wallId: string, changes: readonly ScreenChange[]): Promise<WallOutcome> {
  const before: ScreenChange[] = [];
  const stoppedTours: string[] = [];
  for (const { screenId, input } of changes) {
    const changed = await putScreen(wallId, screenId, input);
    before.push({ screenId, input: inputOf(changed.before) });
    stoppedTours.push(...changed.stoppedTours);
  }
  return { before, stoppedTours, emptied: 0 };
}
