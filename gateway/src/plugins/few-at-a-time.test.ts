import { describe, expect, it } from 'vitest';
import { FewAtATime } from './few-at-a-time.ts';

describe('few at a time', () => {
  it('runs as many as may at once, the others in the order in which they came', async () => {
    const few = new FewAtATime(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const tasks = [0, 1, 2, 3].map((name) =>
      few.run(() => {
        begun.push(name);
        return new Promise<void>((end) => ends.push(end));
      }),
    );
    expect(begun).toEqual([0, 1]);
    ends[1]?.();
    await tasks[1];
    expect(begun).toEqual([0, 1, 2]);
    ends[0]?.();
    await tasks[0];
    expect(begun).toEqual([0, 1, 2, 3]);
    for (const end of ends) end();
    await Promise.all(tasks);
  });

  it('answers what the task answers, and gives the place on when it fails', async () => {
    const few = new FewAtATime(1);
    const failing = few.run(() => Promise.reject(new Error('no')));
    const next = few.run(async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
    expect(await few.run(async () => 'again')).toBe('again');
  });
});
