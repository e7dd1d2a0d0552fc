import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { type GstreamerCamera, gstreamerMissing, startGstreamerCamera } from '../helpers/gstreamer-camera.ts';
import { boxesOf, cameraId, filesOf, startTestNode, type TestNode } from './streams-viewer.ts';

const missing = gstreamerMissing();
if (missing) process.stderr.write(`skipped: the camera of others in the streams node: ${missing}\n`);

const STREAMS = ['cam', 'reordered', 'hevc', 'jpeg'] as const;

describe.skipIf(missing !== null)('an RTSP server nobody here wrote', () => {
  let node: TestNode;
  let camera: GstreamerCamera;
  const id = cameraId(1);

  beforeAll(async () => {
    camera = await startGstreamerCamera();
    node = await startTestNode();
    for (const [i, name] of STREAMS.entries()) await node.register(cameraId(i + 1), camera.stream(name));
    // All of them at once: each takes its time to begin.
    await Promise.all(
      STREAMS.map((_, i) => node.internal('POST', `/internal/cameras/${cameraId(i + 1)}/prewarm`)),
    );
  });

  afterAll(async () => {
    await node?.stop();
    await camera?.stop();
  });

  /** The first one: the server takes its time to begin, on a busy machine longer than the node waits. */
  const playlistOf = (base: string): Promise<string> =>
    eventually('a playlist', async () => {
      const answer = await fetch(`${base}index.m3u8`);
      return answer.ok && answer.text();
    });

  test('its H.264 and AAC come out as a playlist whose files are all there', async () => {
    const base = node.live(id);
    const { segments, parts, map } = filesOf(await playlistOf(base));
    const bytes = async (file: string): Promise<Uint8Array> =>
      new Uint8Array(await (await fetch(base + file)).arrayBuffer());
    expect(boxesOf(await bytes(map))).toEqual(['ftyp', 'moov']);
    expect(boxesOf(await bytes(parts[0] ?? ''))).toEqual(['moof', 'mdat']);
    expect(boxesOf(await bytes(segments[0] ?? '')).length).toBeGreaterThanOrEqual(2);
    const state = (await (await fetch(`${base}state`)).json()) as { codec: string; state: string };
    expect(state.state).toBe('live');
    expect(state.codec).toMatch(/^avc1\.[0-9a-f]{6},mp4a\.40\.2$/);
  });

  test('its sender reports are believed, and no picture is lost', async () => {
    const session = await eventually('sender reports of both tracks', async () => {
      const first = (await node.status()).sessions.find(({ cameraId: each }) => each === id);
      return first?.stats.clock === 'camera' && first.stats.fps !== null ? first : undefined;
    });
    expect(session.stats).toMatchObject({
      width: 320,
      height: 240,
      fps: 15,
      lostPackets: 0,
      droppedFrames: 0,
    });
    // A busy machine lets the server be late; what a wrong clock adds would stay.
    await eventually('a picture that is not late', async () => {
      const now = (await node.status()).sessions.find(({ cameraId: each }) => each === id);
      return Math.abs(now?.stats.latencyMs ?? 9999) < 2000;
    });
  });
  test('its B-frames have honest times: shown out of the order they are decoded in, evenly, never before they are decoded', async () => {
    const base = node.live(cameraId(2));
    const { parts } = await eventually('parts of whole groups', async () => {
      const files = filesOf(await (await fetch(`${base}index.m3u8`)).text());
      return files.parts.length > 10 ? files : undefined;
    });
    const shown: number[] = [];
    for (const part of parts) {
      const bytes = Buffer.from(await (await fetch(base + part)).arrayBuffer());
      for (const { dts, pts } of samplesOf(bytes)) {
        expect(pts).toBeGreaterThanOrEqual(dts);
        shown.push(pts);
      }
    }
    const inOrder = shown.toSorted((a, b) => a - b);
    expect(shown).not.toEqual(inOrder);
    // The last ones are shown after pictures that are still to come.
    const steps = inOrder.slice(1, -3).map((time, i) => time - (inOrder[i] ?? 0));
    expect(steps.filter((step) => Math.abs(step - 6000) > 200)).toEqual([]);
    const state = (await (await fetch(`${base}state`)).json()) as { codec: string; state: string };
    expect(state).toMatchObject({ state: 'live', codec: expect.stringMatching(/^avc1\.4d\w+$/) });
  });

  test('its H.265 plays; sound of other kinds is left out and said, and Motion JPEG says why not', async () => {
    await playlistOf(node.live(cameraId(3)));
    const sessions = (await node.status()).sessions;
    const dropped = (serial: number): string[] | undefined =>
      sessions.find((session) => session.cameraId === cameraId(serial))?.stats.dropped;
    expect(dropped(2)).toEqual(['audio PCMU is not relayed']);
    expect(dropped(3)).toEqual(['audio MP4A-LATM is not relayed']);
    const answer = await fetch(`${node.live(cameraId(4))}index.m3u8`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      error: {
        message: expect.stringContaining('the camera offers no H.264 or H.265 video (JPEG)'),
        details: { reason: 'unsupported-codec' },
      },
    });
  });
});

/** Decoding and presentation times of the pictures in a fragment, 90 kHz. */
function samplesOf(fragment: Buffer): { dts: number; pts: number }[] {
  let dts = Number(fragment.readBigUInt64BE(fragment.indexOf('tfdt') + 8));
  const run = fragment.indexOf('trun');
  return Array.from({ length: fragment.readUInt32BE(run + 8) }, (_, i) => {
    const at = run + 16 + i * 16;
    const sample = { dts, pts: dts + fragment.readInt32BE(at + 12) };
    dts += fragment.readUInt32BE(at);
    return sample;
  });
}
