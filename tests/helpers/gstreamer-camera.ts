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
auth = GstRtspServer.RTSPAuth()
token = GstRtspServer.RTSPToken()
token.set_string('media.factory.role', 'viewer')
auth.add_basic(GstRtspServer.RTSPAuth.make_basic('viewer', 'secret'), token)
server.set_auth(auth)
video = 'videotestsrc is-live=true ! video/x-raw,format=I420,width=320,height=240,framerate=15/1'
audio = 'audiotestsrc is-live=true ! audio/x-raw,rate=%d,channels=1'
streams = {
  'cam': video + ' ! x264enc tune=zerolatency key-int-max=15 bitrate=300 ! h264parse ! rtph264pay name=pay0 pt=96 '
    + audio % 16000 + ' ! voaacenc ! rtpmp4gpay name=pay1 pt=97',
  'reordered': video + ' ! x264enc bframes=2 b-adapt=false rc-lookahead=2 speed-preset=veryfast threads=1 key-int-max=15 bitrate=300'
    + ' ! video/x-h264,profile=main ! h264parse ! rtph264pay name=pay0 pt=96 '
    + audio % 8000 + ' ! mulawenc ! rtppcmupay name=pay1 pt=0',
  'hevc': video + ' ! x265enc tune=zerolatency speed-preset=ultrafast key-int-max=15 bitrate=300 ! h265parse ! rtph265pay name=pay0 pt=96 '
    + audio % 16000 + ' ! voaacenc ! aacparse ! rtpmp4apay name=pay1 pt=97',
  'jpeg': video + ' ! jpegenc ! rtpjpegpay name=pay0 pt=26',
}
for name, launch in streams.items():
  factory = GstRtspServer.RTSPMediaFactory()
  factory.set_launch('( ' + launch + ' )')
  factory.set_shared(True)
  factory.add_role_from_structure(Gst.Structure.new_from_string('viewer, media.factory.access=true, media.factory.construct=true'))
  server.get_mount_points().add_factory('/' + name, factory)
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
missing = [name for name in ['x264enc', 'rtph264pay', 'voaacenc', 'rtpmp4gpay', 'rtppcmupay', 'x265enc', 'rtph265pay', 'jpegenc'] if Gst.ElementFactory.find(name) is None]
print('without ' + ' '.join(missing) if missing else 'yes')
`;

type RtspLogin = { url: string; username: string; password: string };

/**
 * What it sends, all of it 320×240 at 15 pictures a second: H.264 and AAC; H.264 with B-frames and u-law; H.265 and AAC in LATM; Motion
 * JPEG.
 */
export type GstreamerStream = 'cam' | 'reordered' | 'hevc' | 'jpeg';

/** A camera that is not ours, behind Basic authentication. */
export interface GstreamerCamera {
  /** H.264 and AAC. */
  source: RtspLogin;
  stream(name: GstreamerStream): RtspLogin;
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
  const stream = (name: GstreamerStream): RtspLogin => ({
    url: `rtsp://127.0.0.1:${port}/${name}`,
    username: 'viewer',
    password: 'secret',
  });
  return {
    source: stream('cam'),
    stream,
    async stop() {
      server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
