import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { boxesOf, cameraId, filesOf, startTestNode, type TestNode } from './streams-viewer.ts';

/** GStreamer's RTSP server: signalling, packets and reports written by people who never saw our code. */
const SERVER = `
import gi
gi.require_version('Gst', '1.0')
gi.require_version('GstRtspServer', '1.0')
from gi.repository import GLib, Gst, GstRtspServer
Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address('127.0.0.1')
server.set_service('0')
factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch('( videotestsrc is-live=true ! video/x-raw,width=320,height=240,framerate=15/1'
  ' ! x264enc tune=zerolatency key-int-max=15 bitrate=300 ! h264parse ! rtph264pay name=pay0 pt=96'
  ' audiotestsrc is-live=true ! audio/x-raw,rate=16000,channels=1 ! voaacenc ! rtpmp4gpay name=pay1 pt=97 )')
factory.set_shared(True)
auth = GstRtspServer.RTSPAuth()
token = GstRtspServer.RTSPToken()
token.set_string('media.factory.role', 'viewer')
auth.add_basic(GstRtspServer.RTSPAuth.make_basic('viewer', 'secret'), token)
factory.add_role_from_structure(Gst.Structure.new_from_string('viewer, media.factory.access=true, media.factory.construct=true'))
server.set_auth(auth)
server.get_mount_points().add_factory('/cam', factory)
server.attach(None)
print(server.get_bound_port(), flush=True)
GLib.MainLoop().run()
`;
const PYTHON = '/usr/bin/python3';
const PROBE = `
import gi
gi.require_version('Gst', '1.0')
gi.require_version('GstRtspServer', '1.0')
from gi.repository import Gst, GstRtspServer
Gst.init(None)
missing = [name for name in ['x264enc', 'rtph264pay', 'voaacenc', 'rtpmp4gpay'] if Gst.ElementFactory.find(name) is None]
print('without ' + ' '.join(missing) if missing else 'yes')
`;

function gstreamer(): string {
  try {
    return execFileSync(PYTHON, ['-c', PROBE], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'not installed (gir1.2-gst-rtsp-server-1.0, python3-gi)';
  }
}

const found = gstreamer();
if (found !== 'yes') process.stderr.write(`skipped: GStreamer's RTSP server is ${found}\n`);

describe.skipIf(found !== 'yes')('an RTSP server nobody here wrote', () => {
  let node: TestNode;
  let server: ChildProcess;
  let folder: string;
  const id = cameraId(1);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fengqiao-gst-'));
    const script = join(folder, 'server.py');
    writeFileSync(script, SERVER);
    server = spawn(PYTHON, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [port] = await new Promise<string[]>((resolve, reject) => {
      server.once('exit', () => reject(new Error('the GStreamer server ended')));
      if (server.stdout) createInterface(server.stdout).once('line', (line) => resolve([line]));
    });
    node = await startTestNode();
    await node.register(id, { url: `rtsp://127.0.0.1:${port}/cam`, username: 'viewer', password: 'secret' });
  });

  afterAll(async () => {
    await node?.stop();
    server?.kill();
    rmSync(folder, { recursive: true, force: true });
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
