import { VIDEO_TIMESCALE } from '../media.ts';
import type { Segment } from './segment.ts';

/** What one state of a live playlist is written from. */
export interface PlaylistState {
  /** Begins every file name; random per stream. */
  prefix: string;
  /** Oldest first; the last one may be unfinished. */
  segments: readonly Segment[];
  /** Marked segments that fell out before the first one here. */
  discontinuitySequence: number;
  /** Whole seconds, at least every rounded segment duration. */
  targetDurationS: number;
  /** Ticks. */
  partTargetTicks: number;
  nextPartId: number;
}

export const segmentName = (prefix: string, msn: number): string => `${prefix}-s${msn}.m4s`;
export const partName = (prefix: string, id: number): string => `${prefix}-p${id}.m4s`;
export const initName = (prefix: string, id: number): string => `${prefix}-i${id}.mp4`;

/** Parts are listed this many target durations back from the end (draft-pantos-hls-rfc8216bis 4.4.4.9). */
const PARTS_BACK = 3;
/** The draft's SHOULD; less gives stalls on the first late part. */
const HOLD_BACK_PARTS = 3;
const HOLD_BACK_TARGETS = 3;

const seconds = (ticks: number): string => (ticks / VIDEO_TIMESCALE).toFixed(5);

/** The playlist's whole text. */
export function renderPlaylist(state: PlaylistState): string {
  const { prefix, segments, partTargetTicks } = state;
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:9',
    ...(segments.every(({ parts }) => parts[0]?.saysIndependent ?? true)
      ? ['#EXT-X-INDEPENDENT-SEGMENTS']
      : []),
    `#EXT-X-TARGETDURATION:${state.targetDurationS}`,
    `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=${seconds(partTargetTicks * HOLD_BACK_PARTS)},HOLD-BACK=${state.targetDurationS * HOLD_BACK_TARGETS}`,
    `#EXT-X-PART-INF:PART-TARGET=${seconds(partTargetTicks)}`,
    `#EXT-X-MEDIA-SEQUENCE:${segments[0]?.msn ?? 0}`,
  ];
  if (state.discontinuitySequence > 0) {
    lines.push(`#EXT-X-DISCONTINUITY-SEQUENCE:${state.discontinuitySequence}`);
  }
  const partsFrom = firstWithParts(segments, state);
  segments.forEach((segment, i) => {
    if (segment.discontinuity) lines.push('#EXT-X-DISCONTINUITY');
    if (i === 0 || segment.init !== segments[i - 1]?.init) {
      lines.push(`#EXT-X-MAP:URI="${initName(prefix, segment.init.id)}"`);
    }
    lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.wallMs).toISOString()}`);
    if (i >= partsFrom) {
      for (const { id, durationTicks, saysIndependent } of segment.parts) {
        const flag = saysIndependent ? ',INDEPENDENT=YES' : '';
        lines.push(`#EXT-X-PART:DURATION=${seconds(durationTicks)},URI="${partName(prefix, id)}"${flag}`);
      }
    }
    if (segment.finished) {
      lines.push(`#EXTINF:${segment.seconds.toFixed(5)},`, segmentName(prefix, segment.msn));
    }
  });
  lines.push(`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${partName(prefix, state.nextPartId)}"`, '');
  return lines.join('\n');
}

/** Parts within three target durations of the end, but none that was cut for another part target: it might be longer. */
function firstWithParts(segments: readonly Segment[], state: PlaylistState): number {
  const limitS = PARTS_BACK * state.targetDurationS;
  let behindS = 0;
  let index = segments.length;
  while (index > 0 && behindS < limitS) {
    const segment = segments[index - 1];
    if (segment === undefined || (segment.parts.length > 0 && segment.targetTicks !== state.partTargetTicks))
      break;
    behindS += segment.seconds;
    index--;
  }
  return index;
}
