import { expect, test } from 'vitest';
import { answerHls, type HlsAnswer } from './handler.ts';
import { partName } from './playlist.ts';
import { SampleCamera } from './stream.sample.ts';

const never = new AbortController().signal;
/** The second segment: the first ends early, this one at the second key frame. */
const first = 126511691;

function ask(camera: SampleCamera, name: string, msn: string | null = null, part: string | null = null) {
  const result: { answer?: HlsAnswer } = {};
  const done = answerHls(camera.stream, name, { msn, part }, never).then((answer) => {
    result.answer = answer;
    return answer;
  });
  return { result, done };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a playlist is answered at once when nothing newer is asked for', async () => {
  const camera = new SampleCamera().send(16);
  const answer = await ask(camera, 'index.m3u8').done;
  expect(answer).toMatchObject({ status: 200, type: 'application/vnd.apple.mpegurl', maxAgeS: 0 });
});

test('a reload for a part is held until that part is there', async () => {
  const camera = new SampleCamera().send(16);
  const { result, done } = ask(camera, 'index.m3u8', String(first + 1), '1');
  camera.send(3);
  await turn();
  expect(result.answer).toBeUndefined();
  camera.send(3);
  const text = Buffer.concat((await done).pieces).toString();
  expect(text).toContain(partName(camera.stream.prefix, 6));
});

test('a reload for a segment is held until the segment is finished', async () => {
  const camera = new SampleCamera().send(16);
  const { result, done } = ask(camera, 'index.m3u8', String(first + 1));
  camera.send(13);
  await turn();
  expect(result.answer).toBeUndefined();
  camera.send(2);
  expect(Buffer.concat((await done).pieces).toString()).toContain(`-s${first + 1}.m4s`);
});

test('a part beyond the end of a segment is the first of the next one', async () => {
  const camera = new SampleCamera().send(16);
  const { result, done } = ask(camera, 'index.m3u8', String(first), '5');
  await turn();
  expect(result.answer).toBeUndefined();
  camera.send(3);
  expect((await done).status).toBe(200);
});

test('what the playlist holds already is answered at once', async () => {
  const camera = new SampleCamera().send(40);
  for (const [msn, part] of [
    [first, '0'],
    [first, null],
    [first - 5, '3'],
    [first + 1, '4'],
  ] as const) {
    expect((await ask(camera, 'index.m3u8', String(msn), part).done).status).toBe(200);
  }
});

test.each([
  ['1e3', null],
  ['-1', null],
  ['', null],
  ['99999999999999999', null],
  [String(first + 40), null],
  [String(first), 'x'],
  [null, '1'],
])('_HLS_msn=%s with _HLS_part=%s is refused', async (msn, part) => {
  const camera = new SampleCamera().send(16);
  expect((await ask(camera, 'index.m3u8', msn, part).done).status).toBe(400);
});

test('the hinted part is held and sent as soon as it is made', async () => {
  const camera = new SampleCamera().send(16);
  const { result, done } = ask(camera, partName(camera.stream.prefix, 5));
  await turn();
  expect(result.answer).toBeUndefined();
  camera.send(3);
  expect(await done).toMatchObject({ status: 200, type: 'video/mp4' });
});

test('a stream that ends answers everybody who waits', async () => {
  const camera = new SampleCamera().send(16);
  const waiting = [
    ask(camera, 'index.m3u8', String(first + 1), '3'),
    ask(camera, partName(camera.stream.prefix, 5)),
  ];
  camera.stream.close();
  const statuses = await Promise.all(waiting.map(async ({ done }) => (await done).status));
  expect(statuses.every((status) => status === 503 || status === 404)).toBe(true);
});

test('a viewer who goes away stops waiting', async () => {
  const camera = new SampleCamera().send(16);
  const gone = new AbortController();
  const done = answerHls(camera.stream, 'index.m3u8', { msn: String(first + 1), part: '3' }, gone.signal);
  gone.abort();
  expect((await done).status).toBe(200);
});
