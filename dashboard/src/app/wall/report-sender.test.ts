import type { ScreenReport } from '@fengqiao/contract/screen-reports';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReportSender } from './report-sender.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A sender with the times at which it sent, ms. */
function aSender() {
  const sent: number[] = [];
  const begun = performance.now();
  const sender = new ReportSender({
    report: async () => ({}) as ScreenReport,
    send: () => sent.push(Math.round(performance.now() - begun)),
  });
  sender.start();
  return { sender, sent };
}

test('a screen speaks at once and then every five seconds', async () => {
  const { sender, sent } = aSender();
  await vi.advanceTimersByTimeAsync(11_000);
  expect(sent).toEqual([0, 5_000, 10_000]);
  sender.stop();
});

test('a change is told at once, a second one a second later, and a storm of them once a second', async () => {
  const { sender, sent } = aSender();
  await vi.advanceTimersByTimeAsync(2_000);
  for (let n = 0; n < 20; n += 1) {
    sender.changed();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(sent).toEqual([0, 2_000, 3_000, 4_000]);
  sender.stop();
});

test('a sender that was stopped is silent', async () => {
  const { sender, sent } = aSender();
  await vi.advanceTimersByTimeAsync(0);
  sender.stop();
  sender.changed();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([0]);
});
