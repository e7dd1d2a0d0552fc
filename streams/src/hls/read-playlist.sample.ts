/** A live playlist taken apart, for tests that hold it against the draft. */
export interface ReadPlaylist {
  lines: string[];
  version: number;
  target: number;
  partTarget: number;
  holdBack: number;
  partHoldBack: number;
  control: Map<string, string>;
  sequence: number;
  discontinuities: number;
  independent: boolean;
  segments: ReadSegment[];
  partUris: string[];
  hint: string | undefined;
  /** Tags that may stand once and stand more often. */
  repeated: string[];
}

export interface ReadSegment {
  msn: number;
  /** `undefined` for the one that grows. */
  uri: string | undefined;
  /** Seconds. */
  duration: number | undefined;
  discontinuity: boolean;
  map: string | undefined;
  /** Epoch seconds. */
  date: number | undefined;
  parts: { uri: string; duration: number; independent: boolean; text: string }[];
}

const ONCE = [
  'VERSION',
  'TARGETDURATION',
  'SERVER-CONTROL',
  'PART-INF',
  'MEDIA-SEQUENCE',
  'DISCONTINUITY-SEQUENCE',
];

/** Reads a playlist as a player does. @throws Error on a line that no player knows */
export function readPlaylist(text: string): ReadPlaylist {
  const lines = text.split('\n');
  const tag = (name: string): string[] =>
    lines.filter((line) => line.startsWith(`#EXT-X-${name}:`)).map((line) => line.slice(name.length + 8));
  const number = (name: string, otherwise = Number.NaN): number => Number(tag(name)[0] ?? otherwise);
  const control = attributes(tag('SERVER-CONTROL')[0] ?? '');
  const sequence = number('MEDIA-SEQUENCE', 0);
  const segments = readSegments(lines, sequence);
  return {
    lines,
    version: number('VERSION', 1),
    target: number('TARGETDURATION'),
    partTarget: Number(attributes(tag('PART-INF')[0] ?? '').get('PART-TARGET')),
    holdBack: Number(control.get('HOLD-BACK')),
    partHoldBack: Number(control.get('PART-HOLD-BACK')),
    control,
    sequence,
    discontinuities: number('DISCONTINUITY-SEQUENCE', 0),
    independent: lines.includes('#EXT-X-INDEPENDENT-SEGMENTS'),
    segments,
    partUris: segments.flatMap(({ parts }) => parts.map(({ uri }) => uri)),
    hint: attributes(tag('PRELOAD-HINT')[0] ?? '').get('URI'),
    repeated: ONCE.filter((name) => tag(name).length > 1),
  };
}

function readSegments(lines: string[], sequence: number): ReadSegment[] {
  const segments: ReadSegment[] = [];
  let map: string | undefined;
  let open: ReadSegment | undefined;
  const segment = (): ReadSegment => {
    open ??= {
      msn: sequence + segments.length,
      uri: undefined,
      duration: undefined,
      discontinuity: false,
      map,
      date: undefined,
      parts: [],
    };
    return open;
  };
  for (const line of lines) {
    const [, name = '', value = ''] = /^#(EXT[A-Z0-9-]*):?(.*)$/.exec(line) ?? [];
    if (name === 'EXT-X-DISCONTINUITY') segment().discontinuity = true;
    else if (name === 'EXT-X-MAP') {
      map = attributes(value).get('URI');
      segment().map = map;
    } else if (name === 'EXT-X-PROGRAM-DATE-TIME') segment().date = Date.parse(value) / 1000;
    else if (name === 'EXT-X-PART') {
      const fields = attributes(value);
      segment().parts.push({
        uri: fields.get('URI') ?? '',
        duration: Number(fields.get('DURATION')),
        independent: fields.get('INDEPENDENT') === 'YES',
        text: line,
      });
    } else if (name === 'EXTINF') segment().duration = Number.parseFloat(value);
    else if (line !== '' && !line.startsWith('#')) {
      segments.push({ ...segment(), uri: line });
      open = undefined;
    } else if (line !== '' && name === '') throw new Error(`no player knows this line: ${line}`);
  }
  return open === undefined ? segments : [...segments, open];
}

function attributes(text: string): Map<string, string> {
  const pairs = [...text.matchAll(/([A-Z0-9-]+)=("[^"]*"|[^,]*)/g)];
  return new Map(pairs.map(([, name = '', value = '']) => [name, value.replaceAll('"', '')]));
}
