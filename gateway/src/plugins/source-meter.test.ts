import { describe, expect, it } from 'vitest';
import { SourceMeter } from './source-meter.ts';

const now = Date.parse('2026-03-02T09:30:00+08:00');
const minute = 60_000;
const call = { source: 'hotline', accepted: 1, duplicates: 0, quarantined: 0, times: [now] };

describe('the meter of sources', () => {
  it('adds up the calls of an hour, and says how late the newest event of each came', () => {
    const meter = new SourceMeter();
    meter.note({ ...call, times: [now - 90 * minute, now - 5 * minute] }, now);
    meter.note({ ...call, accepted: 2, quarantined: 1, times: [now] }, now + minute / 2);
    meter.note({ ...call, accepted: 0, duplicates: 4, times: [now - 90 * minute] }, now + minute);
    expect(meter.take()).toEqual([
      {
        source: 'hotline',
        hour: Date.parse('2026-03-02T09:00:00+08:00'),
        accepted: 3,
        duplicates: 4,
        quarantined: 1,
        refused: 0,
        ahead: 0,
        aheadS: 0,
        delays: [1, 1, 0, 0, 0],
        lastAt: now + minute,
      },
    ]);
    expect(meter.take()).toEqual([]);
  });

  it('counts events of a clock that is ahead, and by how much at most', () => {
    const meter = new SourceMeter();
    meter.note({ ...call, times: [now, now + 11 * minute, now + 20 * minute, now + 9 * minute] }, now);
    expect(meter.take()[0]).toMatchObject({ ahead: 2, aheadS: 1200 });
  });

  it('loses nothing of what could not be written', () => {
    const meter = new SourceMeter();
    meter.note(call, now);
    meter.refused('hotline', now);
    const taken = meter.take();
    meter.note(call, now + minute);
    meter.giveBack(taken);
    expect(meter.take()).toMatchObject([
      { accepted: 2, refused: 1, delays: [2, 0, 0, 0, 0], lastAt: now + minute },
    ]);
  });
});
