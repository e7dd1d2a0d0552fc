import { VIDEO_TIMESCALE } from '../media.ts';
import { growingName } from './file-names.ts';
import type { Piece } from './pieces.ts';

/** What a playlist names of one file. */
export interface ListedFile {
  startMs: number;
  initLength: number;
  /** Goes on from the file before without a break. */
  continues: boolean;
  /** At least one. */
  pieces: readonly Piece[];
}

const seconds = (ticks: number): string => (ticks / VIDEO_TIMESCALE).toFixed(5);

/**
 * The playlist of a recorded time, whole and finished (RFC 8216 4.3.3.5): byte ranges of the files, with the wall clock of each file and a
 * discontinuity wherever something is missing or the format changed.
 */
export function renderVod(files: readonly ListedFile[]): string {
  const longest = Math.max(
    1,
    ...files.flatMap(({ pieces }) => pieces.map(({ durationTicks }) => durationTicks)),
  );
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-TARGETDURATION:${Math.ceil(longest / VIDEO_TIMESCALE)}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
  ];
  files.forEach(({ startMs, initLength, continues, pieces }, i) => {
    const name = growingName(startMs);
    const follows = continues && i > 0;
    if (!follows) {
      if (i > 0) lines.push('#EXT-X-DISCONTINUITY');
      lines.push(`#EXT-X-MAP:URI="${name}",BYTERANGE="${initLength}@0"`);
    }
    lines.push(
      `#EXT-X-PROGRAM-DATE-TIME:${new Date(Math.round(pieces[0]?.wallMs ?? startMs)).toISOString()}`,
    );
    for (const { offset, length, durationTicks } of pieces)
      lines.push(`#EXTINF:${seconds(durationTicks)},`, `#EXT-X-BYTERANGE:${length}@${offset}`, name);
  });
  lines.push('#EXT-X-ENDLIST', '');
  return lines.join('\n');
}
