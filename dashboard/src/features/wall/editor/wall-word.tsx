import type { WallActs } from '../use-wall-acts.ts';
import { WallNotice } from '../wall-notice.tsx';
import { useWallUndo } from '../wall-undo.ts';

/** What came of the last deed, where the hand is; nothing while nothing was done. */
export function WallWord({ acts }: { acts: WallActs | null }) {
  const word = useWallUndo((undo) => undo.word);
  return acts && word ? <WallNotice acts={acts} /> : null;
}
