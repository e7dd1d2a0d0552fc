import { type ReadPlaylist, type ReadSegment, readPlaylist } from './read-playlist.sample.ts';

/** Seconds by which sums of rounded durations may differ. */
const ROUNDING_S = 0.001;
/** A picture lasts as long as the one before it until the next one is there: where a camera changes its rate that is wrong. */
const DATE_ROOM_S = 0.5;
const REMOVED_PARTS_TARGETS = 3;

/**
 * Holds a live playlist against the rules of draft-pantos-hls-rfc8216bis, and against the playlist read before it.
 * @returns what breaks a rule, in words; empty when nothing does
 */
export function checkPlaylist(text: string, before: string | undefined): string[] {
  const now = readPlaylist(text);
  return [
    ...checkHead(now),
    ...now.segments.flatMap((segment, i) => checkSegment(now, segment, i)),
    ...checkEdge(now),
    ...(before === undefined ? [] : checkChange(readPlaylist(before), now)),
  ];
}

/** Only the rules that are broken. */
const broken = (...rules: [boolean, string][]): string[] =>
  rules.filter(([holds]) => !holds).map(([, words]) => words);

function checkHead(list: ReadPlaylist): string[] {
  const { target, partTarget, version } = list;
  return broken(
    [list.lines[0] === '#EXTM3U', '4.4.1.1: EXTM3U comes first'],
    [list.lines.at(-1) === '', 'the last line ends'],
    [version >= 9 || !list.lines.some((line) => line.startsWith('#EXT-X-PART')), '8: parts need version 9'],
    [list.repeated.length === 0, `4.4.1: said twice: ${list.repeated.join(' ')}`],
    [Number.isInteger(target) && target > 0, '4.4.3.1: TARGETDURATION in whole seconds'],
    [partTarget > 0, '4.4.3.7: PART-INF is there when parts are'],
    [list.control.get('CAN-BLOCK-RELOAD') === 'YES', '4.4.3.8: CAN-BLOCK-RELOAD'],
    [list.partHoldBack >= 3 * partTarget - ROUNDING_S, '4.4.3.8: PART-HOLD-BACK of three part targets'],
    [list.holdBack >= 3 * target, '4.4.3.8: HOLD-BACK of three target durations'],
    [list.segments.some(({ uri }) => uri !== undefined), 'hls.js: a finished segment'],
    [list.segments[0]?.map !== undefined, '4.4.4.5: a MAP before the first segment'],
    [
      !list.independent || list.segments.every(({ parts }) => parts[0]?.independent !== false),
      '4.4.2.1: INDEPENDENT-SEGMENTS holds for all of them',
    ],
  );
}

function checkSegment(list: ReadPlaylist, segment: ReadSegment, i: number): string[] {
  const { duration, parts, uri, msn } = segment;
  const previous = list.segments[i - 1];
  const sum = parts.reduce((total, part) => total + part.duration, 0);
  const long = parts.filter((part) => part.duration > list.partTarget + 1e-9);
  // The last part there is so far may still turn out to be the segment's last one: the draft judges it then.
  const short = parts
    .slice(0, -1)
    .filter((part) => !part.independent && part.duration < 0.85 * list.partTarget - ROUNDING_S);
  return broken(
    [
      duration === undefined || Math.round(duration) <= list.target,
      `${msn}: EXTINF ${duration} rounds above the target`,
    ],
    [uri !== undefined || i === list.segments.length - 1, `${msn}: only the last one has no URI`],
    [long.length === 0, `${msn}: part of ${long[0]?.duration} above the part target ${list.partTarget}`],
    [short.length === 0, `${msn}: part of ${short[0]?.duration} below 85 % of ${list.partTarget}`],
    [
      duration === undefined || parts.length === 0 || Math.abs(sum - duration) < ROUNDING_S,
      `${msn}: parts of ${sum} make no segment of ${duration}`,
    ],
    [segment.date !== undefined, `${msn}: a date`],
    [
      previous === undefined || previous.map === segment.map || segment.discontinuity,
      `${msn}: another MAP without a discontinuity`,
    ],
    [
      previous?.date === undefined ||
        previous.duration === undefined ||
        segment.discontinuity ||
        (segment.date ?? 0) >= previous.date + previous.duration - DATE_ROOM_S,
      `${msn}: its date lies ${previous && (previous.date ?? 0) + (previous.duration ?? 0) - (segment.date ?? 0)} s before the end of the segment before it`,
    ],
  );
}

/** How long a segment is, or has become so far. */
const secondsOf = ({ duration, parts }: ReadSegment): number =>
  duration ?? parts.reduce((sum, part) => sum + part.duration, 0);

/** The live edge: what is hinted, and where parts are listed. */
function checkEdge(list: ReadPlaylist): string[] {
  const withParts = list.segments.findIndex(({ parts }) => parts.length > 0);
  const behind = list.segments.slice(withParts + 1).reduce((sum, segment) => sum + secondsOf(segment), 0);
  return broken(
    [list.hint !== undefined, '4.4.5.3: the next part is hinted'],
    [!list.partUris.includes(list.hint ?? ''), '4.4.5.3: the hinted part is not there yet'],
    [
      list.segments
        .slice(Math.max(0, withParts))
        .every(({ parts, uri }) => parts.length > 0 || uri === undefined),
      '6.2.2: parts leave from the oldest segment on',
    ],
    [
      behind <= REMOVED_PARTS_TARGETS * list.target + ROUNDING_S,
      '6.2.2: parts further than three target durations back are removed',
    ],
  );
}

function checkChange(before: ReadPlaylist, now: ReadPlaylist): string[] {
  const removed = now.sequence - before.sequence;
  const gone = before.segments.slice(0, Math.max(0, removed));
  const kept = before.segments.slice(Math.max(0, removed));
  const left = now.segments.reduce((sum, { duration }) => sum + (duration ?? 0), 0);
  const stripped = now.segments.filter(
    ({ parts, uri }, i) => uri !== undefined && parts.length === 0 && (kept[i]?.parts.length ?? 0) > 0,
  );
  const behind = (segment: ReadSegment): number =>
    now.segments.slice(now.segments.indexOf(segment) + 1).reduce((sum, each) => sum + secondsOf(each), 0);
  const came = now.partUris.find((uri) => !before.partUris.includes(uri));
  const marks = gone.filter(({ discontinuity }) => discontinuity).length;
  return [
    ...broken(
      [now.target === before.target, '6.2.1: TARGETDURATION changed'],
      [now.version === before.version, '6.2.1: VERSION changed'],
      [removed >= 0, '6.2.2: MEDIA-SEQUENCE went back'],
      [
        removed <= before.segments.filter(({ uri }) => uri !== undefined).length,
        '6.2.2: segments were skipped',
      ],
      [
        now.discontinuities === before.discontinuities + marks,
        '6.2.2: DISCONTINUITY-SEQUENCE counts what left',
      ],
      [
        removed === 0 || left >= 3 * now.target - ROUNDING_S,
        `6.2.2: ${left} s are left, less than three targets`,
      ],
      [
        now.partTarget === before.partTarget ||
          now.segments.length > kept.length ||
          kept.at(-1)?.parts.length === 0,
        'PART-TARGET changed within a segment',
      ],
      [
        now.partTarget !== before.partTarget ||
          stripped.every((segment) => behind(segment) >= REMOVED_PARTS_TARGETS * now.target - ROUNDING_S),
        '6.2.2: parts within three target durations stay',
      ],
      [came === undefined || came === before.hint, `4.4.5.3: ${before.hint} was hinted and ${came} came`],
    ),
    ...kept.flatMap((old, i) => checkKept(old, now.segments[i])),
  ];
}

/** A segment or part that stayed is what it was; it may have grown if it was the last one. */
function checkKept(old: ReadSegment, same: ReadSegment | undefined): string[] {
  if (same === undefined) return [`${old.msn}: vanished from the end`];
  return broken(
    [
      old.uri === undefined || (old.uri === same.uri && old.duration === same.duration),
      `${old.msn}: changed`,
    ],
    [
      old.map === same.map && old.date === same.date && old.discontinuity === same.discontinuity,
      `${old.msn}: other tags`,
    ],
    [
      same.parts.length === 0 || old.parts.every((part, i) => same.parts[i]?.text === part.text),
      `${old.msn}: its parts changed`,
    ],
  );
}
