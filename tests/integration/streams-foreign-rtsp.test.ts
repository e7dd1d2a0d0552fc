import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { type GstreamerCamera, gstreamerMissing, startGstreamerCamera } from '../helpers/gstreamer-camera.ts';
import { boxesOf, cameraId, filesOf, startTestNode, type TestNode } from './streams-viewer.ts';

const missing = gstreamerMissing();
if (missing) process.stderr.write(`skipped: the camera of others in the streams node: ${missing}\n`);

describe.skipIf(missing !== null)('an RTSP server nobody here wrote', () => {
  let node: TestNode;
  let camera: GstreamerCamera;
  const id = cameraId(1);

  beforeAll(async () => {
    camera = await startGstreamerCamera();
    node = await startTestNode();
    await node.register(id, camera.source);
  });

  afterAll(async () => {
    await node?.stop();
    await camera?.stop();
  });

  test('its H.264 and AAC come out as a playlist whose files are all there', async () => {
    const base = node.live(id);
    const answer = await fetch(`${base}index.m3u8`);
    expect(answer.status).toBe(200);
    const { segments, parts, map } = filesOf(await answer.text());
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
      const [first] = (await node.status()).sessions;
      return first?.stats.clock === 'camera' ? first : undefined;
    });
    expect(session.stats).toMatchObject({
      width: 320,
      height: 240,
      fps: 15,
      lostPackets: 0,
      droppedFrames: 0,
    });
    expect(Math.abs(session.stats.latencyMs ?? 9999)).toBeLessThan(2000);
  });
});
