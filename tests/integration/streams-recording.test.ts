import { appendFile, cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeCoverage, NodeRecording, NodeRecordings } from '@fengqiao/contract/recordings';
import { signPlayGrant } from '@fengqiao/streams';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { boxesOf, cameraId, type Scene, startScene, startTestNode, type TestNode } from './streams-viewer.ts';

const [street, lobby, other, room] = [cameraId(1), cameraId(2), cameraId(3), cameraId(4)];
const recording = { fileMs: 1000, everyMs: 100, minFreeBytes: 0 };
let folder: string;
let scene: Scene;
let began: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengqiao-ring-'));
  began = Date.now();
  scene = await startScene(
    [{ clip: 'crossroad-sub' }, { clip: 'lobby-sub' }, { clip: 'crossroad-sub' }, { clip: 'lobby-sub' }],
    { recording: { folder, ...recording } },
  );
  await scene.node.register(street, { url: scene.cameras.url('/cam/1'), recordHours: 1 });
  await scene.node.register(lobby, { url: scene.cameras.url('/cam/2'), recordHours: 1 });
  await scene.node.register(room, { url: scene.cameras.url('/cam/4'), recordHours: 1, private: true });
  await held(street, 3);
});

afterAll(async () => {
  await scene.stop();
  await rm(folder, { recursive: true });
});

/** Waits until so many files of a camera are whole. */
const held = (id: string, files: number): Promise<string[]> =>
  eventually(`${files} files`, async () => {
    const whole = (await readdir(join(folder, id))).filter((name) => /-\d{13}\.mp4$/.test(name)).sort();
    return whole.length >= files && whole;
  });

interface Window {
  from?: number;
  to?: number;
}

/** A grant for a recording, epoch seconds. */
const grant = (
  id: string,
  { from = Math.floor(began / 1000) - 5, to = Math.floor(Date.now() / 1000) + 5 }: Window = {},
  node: TestNode = scene.node,
  expires = Math.floor(Date.now() / 1000) + 50,
): string => signPlayGrant(node.secret, { cameraId: id, session: 's', terminal: 't', expires, from, to });

const recorded = (id: string, file: string, window: Window = {}, init: RequestInit = {}, node = scene.node) =>
  fetch(`${node.url}/recorded/${grant(id, window, node)}/${id}/${file}`, init);

const coverage = async (id: string, node = scene.node): Promise<NodeCoverage['spans']> => {
  const path = `/internal/recordings/${id}?from=${began - 60_000}&to=${Date.now() + 60_000}`;
  return ((await (await node.internal('GET', path)).json()) as NodeCoverage).spans;
};

const report = async (node = scene.node): Promise<NodeRecording> => (await node.status()).recording;

/** The byte ranges of a playlist, in order, with the file of each. */
function rangesOf(playlist: string): { file: string; first: number; last: number; seconds: number }[] {
  const pattern = /#EXTINF:([\d.]+),\n#EXT-X-BYTERANGE:(\d+)@(\d+)\n(\d{13}\.mp4)/g;
  return [...playlist.matchAll(pattern)].map(([, seconds, length, first, file = '']) => ({
    file,
    first: Number(first),
    last: Number(first) + Number(length) - 1,
    seconds: Number(seconds),
  }));
}

const bytes = ({ first, last }: { first: number; last: number }): RequestInit => ({
  headers: { range: `bytes=${first}-${last}` },
});

const DENIED =
  /^\{"error":\{"code":"play\.denied","message":"This play grant does not open this picture","requestId":"[\w-]+"\}\}$/;

async function expectDenied(answer: Promise<Response>): Promise<void> {
  const { status, text } = await answer.then(async (each) => ({
    status: each.status,
    text: await each.text(),
  }));
  expect([status, DENIED.test(text)]).toEqual([403, true]);
}

describe('a camera that is recorded', () => {
  test('is kept without a viewer, in files that only the node may read', async () => {
    expect((await scene.session())?.viewers).toBe(0);
    for (const name of await readdir(join(folder, street)))
      expect((await stat(join(folder, street, name))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, street))).mode & 0o777).toBe(0o700);
    expect(await report()).toMatchObject({ state: 'ok', message: null, cameras: 2, droppedParts: 0 });
    const metrics = await (await fetch(`${scene.node.url}/metrics`)).text();
    expect(metrics).toMatch(
      /^fengqiao_streams_recording_up 1\n[^\n]*\nfengqiao_streams_recorded_cameras 2$/m,
    );
  });

  test('plays from byte ranges that begin with a key frame and hold whole parts, without a break between files', async () => {
    const playlist = await (await recorded(street, 'index.m3u8')).text();
    const ranges = rangesOf(playlist);
    expect(playlist).toContain('#EXT-X-ENDLIST');
    expect(playlist).not.toContain('DISCONTINUITY');
    expect(playlist.match(/#EXT-X-MAP/g)).toHaveLength(1);
    expect(new Set(ranges.map(({ file }) => file)).size).toBeGreaterThanOrEqual(3);
    const longest = Number(/TARGETDURATION:(\d+)/.exec(playlist)?.[1]);
    for (const range of ranges) {
      const answer = await recorded(street, range.file, {}, bytes(range));
      expect(answer.status).toBe(206);
      const boxes = boxesOf(new Uint8Array(await answer.arrayBuffer()));
      expect(boxes.slice(0, 3)).toEqual(['uuid', 'moof', 'mdat']);
      expect(boxes.length % 3).toBe(0);
      expect(range.seconds).toBeLessThanOrEqual(longest);
    }
    const init = /MAP:URI="(\d+\.mp4)",BYTERANGE="(\d+)@0"/.exec(playlist);
    const map = await recorded(street, init?.[1] ?? '', {}, bytes({ first: 0, last: Number(init?.[2]) - 1 }));
    expect(boxesOf(new Uint8Array(await map.arrayBuffer()))).toEqual(['ftyp', 'moov']);
    const [span, more] = await coverage(street);
    const total = ranges.reduce((sum, { seconds }) => sum + seconds, 0);
    expect(more).toBeUndefined();
    expect(((span?.toMs ?? 0) - (span?.fromMs ?? 0)) / 1000 - total).toBeLessThan(2);
  });

  test('shows a gap where the camera was away, and says that something is missing', async () => {
    scene.camera(2).die();
    await eventually('the recorder misses it', async () => {
      const last = (await coverage(lobby)).at(-1);
      return last !== undefined && Date.now() - last.toMs > 2500;
    });
    scene.camera(2).revive();
    const spans = await eventually('pictures again', async () => {
      const each = await coverage(lobby);
      return each.length === 2 && (each[1]?.toMs ?? 0) - (each[1]?.fromMs ?? 0) > 500 && each;
    });
    expect((spans[1]?.fromMs ?? 0) - (spans[0]?.toMs ?? 0)).toBeGreaterThan(1500);
    const playlist = await (await recorded(lobby, 'index.m3u8')).text();
    expect(playlist.match(/#EXT-X-DISCONTINUITY\n#EXT-X-MAP/g)).toHaveLength(1);
  });
});

describe('a grant for a recording', () => {
  test('opens its camera, its time and nothing else, each refusal with the same body', async () => {
    const [whole] = rangesOf(await (await recorded(street, 'index.m3u8')).text());
    const file = whole?.file ?? '';
    const live = new URL(scene.node.live(street)).pathname.split('/')[2];
    const now = Math.floor(Date.now() / 1000);
    const { url } = scene.node;
    await expectDenied(fetch(`${url}/recorded/${grant(lobby)}/${street}/index.m3u8`));
    await expectDenied(
      fetch(`${url}/recorded/${grant(street, {}, scene.node, now - 1)}/${street}/index.m3u8`),
    );
    await expectDenied(fetch(`${url}/recorded/${live}/${street}/index.m3u8`));
    await expectDenied(fetch(`${url}/recorded/${live}/${street}/${file}`));
    await expectDenied(fetch(`${url}/live/${grant(street)}/${street}/index.m3u8`));
    await expectDenied(recorded(street, '0000000000000.mp4'));
    await expectDenied(recorded(street, `..%2f${lobby}%2f${file}`));
    await expectDenied(recorded(street, `${file}/../../index.m3u8`));
    await expectDenied(recorded(street, file, { from: now + 600, to: now + 700 }));
    await expectDenied(recorded(street, 'index.m3u8', {}, { method: 'POST' }));
  });

  test('opens no file of another time of the same camera', async () => {
    const [first = '', , third = ''] = await held(street, 4);
    const start = Number(first.split('-')[0]);
    const window = { from: Math.floor(start / 1000) - 1, to: Math.ceil(start / 1000) };
    const ranges = rangesOf(await (await recorded(street, 'index.m3u8', window)).text());
    expect(ranges.map(({ file }) => file)).toEqual([`${start}.mp4`]);
    for (const range of ranges)
      expect((await recorded(street, range.file, window, bytes(range))).status).toBe(206);
    const other = `${third.split('-')[0]}.mp4`;
    await expectDenied(recorded(street, other, window, bytes({ first: 0, last: 500 })));
    await expectDenied(recorded(street, other, window));
  });
});

test('after a crash all is there up to the last whole part, and what was torn is cut off', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'fengqiao-crash-'));
  const written = await eventually('what was seen 1.5 s ago is on the disk', async () => {
    const toMs = (await coverage(street)).at(-1)?.toMs ?? 0;
    return Date.now() - toMs < 1500 && toMs;
  });
  // What a process leaves that is killed here: files as they stand, the last part torn. A file that is finished while it is copied would be lost.
  const [growing, before] = await eventually('a copy of one moment', async () => {
    await rm(join(copy, street), { recursive: true, force: true });
    const names = async (root: string) => String((await readdir(join(root, street))).sort());
    const before = await names(folder);
    await cp(join(folder, street), join(copy, street), { recursive: true }).catch(() => undefined);
    if ((await names(folder)) !== before || (await names(copy)) !== before) return false;
    // With some parts in the file that grows: one that has just begun has none to get back.
    const found = (await readdir(join(copy, street))).find((name) => /^\d{13}\.mp4$/.test(name));
    const size = found === undefined ? 0 : (await stat(join(copy, street, found))).size;
    return size > 8_000 && ([found ?? '', size] as const);
  });
  await appendFile(join(copy, street, growing), Buffer.from('0000ffff6d6f6f66', 'hex'));
  const node = await startTestNode({ recording: { folder: copy, ...recording } });
  try {
    await node.register(street, { url: scene.cameras.url('/cam/1') });
    const spans = await eventually('the ring is read', async () => {
      const each = await coverage(street, node);
      return each.length > 0 && each;
    });
    expect(spans.at(-1)?.toMs).toBeGreaterThanOrEqual(written);
    const start = growing.slice(0, 13);
    const name = (await readdir(join(copy, street))).find((each) => each.startsWith(`${start}-`)) ?? '';
    expect((await stat(join(copy, street, name))).size).toBeLessThanOrEqual(before);
    const ranges = rangesOf(await (await recorded(street, 'index.m3u8', {}, {}, node)).text());
    const recovered = ranges.filter(({ file }) => file === `${start}.mp4`);
    expect(recovered.length).toBeGreaterThan(0);
    for (const range of recovered)
      expect((await recorded(street, range.file, {}, bytes(range), node)).status).toBe(206);
    // It was told to keep an hour, and remembers.
    const { items } = (await (await node.internal('GET', '/internal/recordings')).json()) as NodeRecordings;
    expect(items).toEqual([expect.objectContaining({ cameraId: street, hours: 1, recording: false })]);
  } finally {
    await node.stop();
    await rm(copy, { recursive: true });
  }
});

test('a ring that may hold no more lets the oldest of all cameras go', async () => {
  const small = await mkdtemp(join(tmpdir(), 'fengqiao-small-'));
  const node = await startTestNode({
    recording: { folder: small, ...recording, fileMs: 500, maxBytes: 30_000 },
  });
  try {
    await node.register(other, { url: scene.cameras.url('/cam/3'), recordHours: 1 });
    const first = await eventually('a first file', async () => (await coverage(other, node))[0]?.fromMs);
    await eventually(
      'the first file has gone',
      async () => ((await coverage(other, node))[0]?.fromMs ?? 0) > first,
    );
    await eventually('no more than is allowed', async () => (await report(node)).bytes < 60_000);
  } finally {
    await node.stop();
    await rm(small, { recursive: true });
  }
});

describe('a private camera', () => {
  test('is not recorded, whatever its registration says', async () => {
    expect(await readdir(folder)).not.toContain(room);
    expect((await scene.session(4))?.state).toBeUndefined();
    expect((await scene.node.internal('GET', `/internal/recordings/${room}?from=0&to=1`)).status).toBe(403);
    await expectDenied(recorded(room, 'index.m3u8'));
  });

  test('that was public loses at once what there was of it', async () => {
    const name = (await held(lobby, 1))[0] ?? '';
    const url = scene.cameras.url('/cam/2');
    await scene.node.register(lobby, { url, private: true, recordHours: 1 });
    await expectDenied(recorded(lobby, 'index.m3u8'));
    await expectDenied(recorded(lobby, `${name.split('-')[0]}.mp4`));
    await eventually('its folder is gone', async () => !(await readdir(folder)).includes(lobby));
    await scene.node.register(lobby, { url, private: false });
    expect(await coverage(lobby)).toEqual([]);
  });
});

test('an end of recording keeps what is there for its hours; taking it away answers what that was', async () => {
  await scene.node.register(street, { url: scene.cameras.url('/cam/1'), recordHours: 0 });
  expect(await report()).toMatchObject({ cameras: 0 });
  expect((await coverage(street)).length).toBeGreaterThan(0);
  const gone = (await (await scene.node.internal('DELETE', `/internal/recordings/${street}`)).json()) as {
    files: number;
  };
  expect(gone.files).toBeGreaterThanOrEqual(4);
  expect(await readdir(folder)).toEqual([]);
});
