import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Camera, startCameraServer } from '@fengqiao/fixtures';
import { eventually } from '../../helpers/eventually.ts';
import { startProgram } from '../child-process.ts';
import type { Context } from '../context.ts';
import { ffmpegVersion, hlsArguments, NO_FFMPEG } from '../ffmpeg.ts';
import { interleave, median, quantile, spread } from '../interleave.ts';
import { openViewer, type Viewer } from '../player/browser.ts';
import { frameAges, movingSince } from '../player/frame-ages.ts';
import type { Shown } from '../player/page-script.ts';
import { startPageServer } from '../player/page-server.ts';
import { judged, type Row } from '../row.ts';
import { cameraId, startStreamsNode } from '../streams-node.ts';
import { tempFolder } from '../temp-folder.ts';

const PAIRS = 3;
/** From the first moving picture until the player has found its distance to the live edge. */
const SETTLE_MS = 4_000;
const MEASURED_MS = 8_000;
/** Least share of the 15 pictures a second that must have been seen and read. */
const LEAST_SEEN = 0.6;

/** One turn, in seconds. */
interface Ages {
  p50: number;
  p95: number;
}

/** From the camera's shutter to the screen: LL-HLS of the streams process against ffmpeg's HLS, in the same hls.js. */
export async function run(context: Context): Promise<Row[]> {
  const cameras = await startCameraServer({
    cameras: [{ path: '/cam', clip: 'crossroad', bitrateKbps: 1000 }],
  });
  context.onEnd(() => cameras.stop());
  const camera = cameras.camera('/cam');
  const node = await startStreamsNode();
  context.onEnd(() => node.process.stop());
  await node.register(cameraId(1), cameras.url('/cam'));
  const pages = await startPageServer();
  context.onEnd(() => pages.stop());
  const viewer = await openViewer(context, pages.url);
  const version = await ffmpegVersion();
  const theirs = version === null ? null : await startFfmpeg(context, cameras.url('/cam'));

  const { ours, anchor } = await interleave(
    PAIRS,
    (round) => {
      context.say(`latency: ours, round ${round + 1} of ${PAIRS}`);
      return watch(viewer, camera, node.playlist(cameraId(1)));
    },
    theirs === null
      ? null
      : (round) => {
          context.say(`latency: ffmpeg, round ${round + 1} of ${PAIRS}`);
          return watch(viewer, camera, pages.playlist(theirs, 'live.m3u8'));
        },
  );
  const of = (read: (ages: Ages) => number) => ({
    ours: median(ours.map(read)),
    anchor: anchor.length === 0 ? null : median(anchor.map(read)),
    unit: 's',
  });
  const against = version === null ? NO_FFMPEG : `against ffmpeg ${version}, HLS of 2 s`;
  const how = `LL-HLS in headless Chromium, read from the picture; ${against}; ${PAIRS} pairs of ${MEASURED_MS / 1000} s`;
  return [
    judged(
      'latency-llhls',
      { ...of(({ p95 }) => p95), note: `p95, ours ${spread(ours.map(({ p95 }) => p95))} s; ${how}` },
      { atMost: 1, ratioAtMost: 0.13 },
    ),
    judged('latency-llhls-p50', { ...of(({ p50 }) => p50), note: `median of the same frames` }),
  ];
}

/** An ffmpeg that relays the camera already; answers its folder. */
async function startFfmpeg(context: Context, camera: string): Promise<string> {
  const folder = await tempFolder(context);
  const playlist = join(folder, 'live.m3u8');
  const relay = startProgram('ffmpeg', hlsArguments(camera, playlist));
  context.onEnd(() => relay.stop());
  const segments = async () => (await readFile(playlist, 'utf8')).match(/\.ts$/gm)?.length ?? 0;
  await eventually('ffmpeg has four segments', async () => (await segments()) >= 4, 30_000);
  return folder;
}

async function watch(viewer: Viewer, camera: Camera, playlist: string): Promise<Ages> {
  await viewer.play(playlist);
  const frames: Shown[] = [];
  const moves = async () => {
    frames.push(...(await viewer.take()));
    return movingSince(frames) !== null;
  };
  await eventually('a moving picture', moves, 30_000);
  await delay(SETTLE_MS);
  await viewer.take();
  await delay(MEASURED_MS);
  const ages = frameAges(camera, await viewer.take());
  const errors = await viewer.errors();
  await viewer.stop();
  const due = (MEASURED_MS / 1000) * 15 * LEAST_SEEN;
  if (ages.length < due)
    throw new Error(`only ${ages.length} frames were seen (${due} are due at least) ${errors.join(' ')}`);
  return { p50: quantile(ages, 0.5) / 1000, p95: quantile(ages, 0.95) / 1000 };
}
