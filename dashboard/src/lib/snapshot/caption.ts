import type { Snapshot } from '@fengqiao/contract/recordings';
import { dayOf, secondOf } from '../time.ts';

/** What stands in a saved picture. */
export interface Caption {
  /** Below the frame, line by line. */
  lines: string[];
  /** Across the frame, again and again. */
  mark: [who: string, when: string];
  fileName: string;
}

/** Words of the caption in the language of the page. */
export interface CaptionWords {
  live: string;
  recording: string;
  captured: string;
  saved: string;
  snapshot: string;
}

const clock = (instant: string): string => `${dayOf(instant)} ${secondOf(instant)}`;

/** The words of a saved picture, from what the gateway has written down; no time in it is the terminal's. */
export function captionOf(snapshot: Snapshot, words: CaptionWords): Caption {
  const { id, cameraId, cameraName, of, capturedAt, savedAt, watermark } = snapshot;
  const { displayName, account, terminal } = watermark;
  const who = [displayName, account, terminal].join(' · ');
  const captured = capturedAt === null ? [] : [`${words.captured} ${clock(capturedAt)}`];
  return {
    lines: [
      `${cameraName} · ${cameraId}`,
      [words[of], ...captured, `${words.saved} ${clock(savedAt)}`].join(' · '),
      `${who} · ${words.snapshot} ${id.slice(0, 8)}`,
    ],
    mark: [who, clock(savedAt)],
    fileName: `${cameraId}-${clock(capturedAt ?? savedAt).replace(/[ :]/g, '-')}-${id.slice(0, 8)}.png`,
  };
}
