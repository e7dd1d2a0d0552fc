import { expect, test } from 'vitest';
import { overdue, type Progress } from './watchdog.ts';

const T = 1_000_000;

type Facts = NonNullable<Progress['facts']>;

function progress(more: Partial<Progress & Facts> = {}): Progress {
  const { playing = true, lastRtpAt = T, lacks = null, ...rest } = more;
  return { connectedAt: T, lastPartAt: T, liveAt: T, facts: { playing, lastRtpAt, lacks }, ...rest };
}
const reason = (state: Progress, afterMs: number): string | undefined => overdue(state, T + afterMs)?.reason;

test('a camera that answers nothing is given up after 8 s', () => {
  expect(reason(progress({ playing: false }), 8000)).toBeUndefined();
  expect(reason(progress({ playing: false }), 8001)).toBe('no-answer');
  expect(reason({ ...progress(), facts: undefined }, 8001)).toBe('no-answer');
});

test('a camera that sends nothing is given up after 5 s, also when it never sent', () => {
  expect(reason(progress(), 5000)).toBeUndefined();
  expect(reason(progress(), 5001)).toBe('no-rtp');
  expect(reason(progress({ lastRtpAt: 0, lastPartAt: 0, liveAt: 0 }), 5001)).toBe('no-rtp');
});

test('packets without pictures are told apart by what is missing', () => {
  const sending = { lastRtpAt: T + 60_000, lastPartAt: 0, liveAt: 0 };
  expect(reason(progress(sending), 15_000)).toBeUndefined();
  expect(reason(progress({ ...sending, lacks: 'key-frame' }), 15_001)).toBe('no-key-frame');
  expect(reason(progress({ ...sending, lacks: 'parameter-sets' }), 15_001)).toBe('no-parameter-sets');
});

test('a stream that was live and makes no progress is given up after 5 s', () => {
  expect(reason(progress({ lastRtpAt: T + 6000, lacks: 'key-frame' }), 5001)).toBe('no-key-frame');
});

test('a camera that froze is called so, though its last part left before its last packet came', () => {
  const frozen = progress({ lastRtpAt: T + 200 });
  expect(reason(frozen, 5100)).toBeUndefined();
  expect(reason(frozen, 5201)).toBe('no-rtp');
});
