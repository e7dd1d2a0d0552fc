import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** GStreamer's RTSP server: signalling, packets and reports written by people who never saw our code. */
const serverScript = `
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
const python = '/usr/bin/python3';
const probe = `
import gi
gi.require_version('Gst', '1.0')
gi.require_version('GstRtspServer', '1.0')
from gi.repository import Gst, GstRtspServer
Gst.init(None)
missing = [name for name in ['x264enc', 'rtph264pay', 'voaacenc', 'rtpmp4gpay'] if Gst.ElementFactory.find(name) is None]
print('without ' + ' '.join(missing) if missing else 'yes')
`;

/** A camera that is not ours: 320×240 at 15 pictures a second, H.264 and AAC, behind Basic authentication. */
export interface GstreamerCamera {
  source: { url: string; username: string; password: string };
  stop(): Promise<void>;
}

/** Why GStreamer's RTSP server cannot be had on this machine; null when it can. */
export function gstreamerMissing(): string | null {
  try {
    const found = execFileSync(python, ['-c', probe], { encoding: 'utf8', stdio: 'pipe' }).trim();
    return found === 'yes' ? null : `GStreamer's RTSP server is ${found}`;
  } catch {
    return "GStreamer's RTSP server is not installed (gir1.2-gst-rtsp-server-1.0, python3-gi)";
  }
}

/** Starts it on a free port. */
export async function startGstreamerCamera(): Promise<GstreamerCamera> {
  const folder = await mkdtemp(join(tmpdir(), 'fengqiao-gst-'));
  const script = join(folder, 'server.py');
  await writeFile(script, serverScript);
  const server = spawn(python, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve, reject) => {
    server.once('exit', () => reject(new Error('the GStreamer server ended')));
    createInterface(server.stdout).once('line', resolve);
  });
  return {
    source: { url: `rtsp://127.0.0.1:${port}/cam`, username: 'viewer', password: 'secret' },
    async stop() {
      server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
