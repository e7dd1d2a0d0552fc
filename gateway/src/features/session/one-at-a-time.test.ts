import { expect, test } from 'vitest';
import { OneAtATime } from './one-at-a-time.ts';

test('what is asked for one name is done one after another, for two names at once', async () => {
  const turns = new OneAtATime();
  const log: string[] = [];
  const gates = new Map<string, () => void>();
  const task = (name: string) => async () => {
    log.push(`${name} begins`);
    await new Promise<void>((resolve) => gates.set(name, resolve));
    log.push(`${name} ends`);
  };
  const all = [turns.run('a', task('a1')), turns.run('a', task('a2')), turns.run('b', task('b1'))];
  await Promise.resolve();
  expect(log).toEqual(['a1 begins', 'b1 begins']);
  gates.get('a1')?.();
  await all[0];
  gates.get('b1')?.();
  await all[2];
  gates.get('a2')?.();
  await all[1];
  expect(log.indexOf('a2 begins')).toBeGreaterThan(log.indexOf('a1 ends'));
});

test('a failure is told to whoever asked and does not stop the next', async () => {
  const turns = new OneAtATime();
  const failing = turns.run('a', () => Promise.reject(new Error('wrong')));
  const next = turns.run('a', () => Promise.resolve('right'));
  await expect(failing).rejects.toThrow('wrong');
  expect(await next).toBe('right');
});

test('a crowd is sent away', async () => {
  const turns = new OneAtATime();
  const gate: { open?: () => void } = {};
  const opened = new Promise<void>((resolve) => {
    gate.open = resolve;
  });
  const crowd = Array.from({ length: 200 }, () => turns.run('a', () => opened));
  await expect(turns.run('a', () => opened)).rejects.toMatchObject({ code: 'tooManyRequests' });
  gate.open?.();
  await Promise.all(crowd);
  expect(await turns.run('a', () => Promise.resolve(1))).toBe(1);
});
