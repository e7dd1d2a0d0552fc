import type { PlayGrant } from '@fengqiao/contract/cameras';
import { expect, test } from 'vitest';
import { type GrantAnswer, GrantDesk } from './grant-desk.ts';

function aDesk(refused: string[] = []) {
  const asked: string[][] = [];
  const answer = (id: string): GrantAnswer =>
    refused.includes(id)
      ? Object.assign(new Error(id), { code: 'play.private' })
      : ({ grant: id } as PlayGrant);
  const desk = new GrantDesk({
    one: async (id) => {
      asked.push([id]);
      const told = answer(id);
      if (told instanceof Error) throw told;
      return told;
    },
    many: async (ids) => {
      asked.push(ids);
      return ids.map(answer);
    },
  });
  return { desk, asked };
}

test('what is asked for at the same time is one question, each camera once', async () => {
  const { desk, asked } = aDesk();
  const grants = await Promise.all(['1', '2', '1', '3'].map((id) => desk.request(id)));
  expect(grants.map(({ grant }) => grant)).toEqual(['1', '2', '1', '3']);
  expect(asked).toEqual([['1', '2', '3']]);
});

test('one camera is asked for by itself, and so is what comes later', async () => {
  const { desk, asked } = aDesk();
  await desk.request('1');
  await desk.request('2');
  expect(asked).toEqual([['1'], ['2']]);
});

test('a refusal is for its own camera', async () => {
  const { desk } = aDesk(['2']);
  const told = await Promise.allSettled(['1', '2'].map((id) => desk.request(id)));
  expect(told).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { code: 'play.private' } },
  ]);
});

test('more than a question holds are two', async () => {
  const { desk, asked } = aDesk();
  await Promise.all(Array.from({ length: 70 }, (_, n) => desk.request(String(n))));
  expect(asked.map(({ length }) => length)).toEqual([64, 6]);
});
