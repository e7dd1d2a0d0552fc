import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Camera, startCameraServer } from '@fengqiao/fixtures';
import { eventually } from '../../helpers/eventually.ts';
import { frameAges, movingSince } from '../browser/frame-ages.ts';
import { startPageServer } from '../browser/page-server.ts';
import { openViewer, type Viewer } from '../browser/viewer.ts';
import { startProgram } from '../child-process.ts';
import { clipUrl, cutFullClips, NO_CLIPS } from '../clips.ts';
import type { Context } from '../context.ts';
import { ffmpegVersion, hlsArguments } from '../ffmpeg.ts';
import type { Goal } from '../goal.ts';
import { median, quantile, spread, takeTurns } from '../interleave.ts';
import type { Shown, Source } from '../page-messages.ts';
import { judged, notRun, type Row } from '../row.ts';
import { cameraId, startStreamsNode } from '../streams-node.ts';
import { tempFolder } from '../temp-folder.ts';

/** Names of the rows. */
const LATENCY_ROWS = ['latency-llhls', 'latency-llhls-p50', 'latency-wall', 'latency-wall-p50'];
const ROUNDS = 3;
/** From the first moving picture until the player has found its distance to the live edge. */
const SETTLE_MS = 4_000;
const MEASURED_MS = 8_000;
/** Least share of the 15 pictures a second that must have been seen and read. */
const LEAST_SEEN = 0.6;
const ID = cameraId(1);

/** One turn, in seconds. */
interface Ages {
  p50: number;
  p95: number;
}

/** From the camera's shutter to the screen: both ways of the product's player, and ffmpeg's HLS in the same hls.js. */
export async function run(context: Context): Promise<Row[]> {
  const version = await ffmpegVersion();
  if (version === null) return LATENCY_ROWS.map((name) => notRun(name, NO_CLIPS));
  const [clip = ''] = await cutFullClips(await tempFolder(context), 1);
  const cameras = await startCameraServer({ cameras: [{ path: '/cam', clip: clipUrl(clip) }] });
  context.onEnd(() => cameras.stop());
  const camera = cameras.camera('/cam');
  const node = await startStreamsNode();
  context.onEnd(() => node.process.stop());
  await node.register(ID, cameras.url('/cam'));
  const pages = await startPageServer(context, node.grant);
  const viewer = await openViewer(context, pages.url);
  const folder = await startFfmpeg(context, cameras.url('/cam'));

  const rounds = context.rounds ?? ROUNDS;
  const side = (what: string, source: Source) => (round: number) => {
    context.say(`latency: ${what}, round ${round + 1} of ${rounds}`);
    return watch(viewer, camera, source);
  };
  const [wall = [], llhls = [], theirs = []] = await takeTurns(rounds, [
    side('the wall’s transport', { how: 'wall', cameraId: ID }),
    side('LL-HLS', { how: 'llhls', cameraId: ID }),
    side('ffmpeg', { how: 'hls', playlist: pages.address(folder, 'live.m3u8') }),
  ]);
  const against = `against ffmpeg ${version}, HLS of 2 s, in the product's hls.js`;
  const how = `the product's player in headless Chromium, read from the picture; ${against}; ${rounds} rounds of ${MEASURED_MS / 1000} s, interleaved`;
  const rows = (name: string, ours: readonly Ages[], goal: Goal): Row[] => {
    const of = (read: (ages: Ages) => number) => ({
      ours: median(ours.map(read)),
      anchor: median(theirs.map(read)),
      unit: 's',
    });
    const note = `p95, ours ${spread(ours.map(({ p95 }) => p95))} s; ${how}`;
    return [
      judged(name, { ...of(({ p95 }) => p95), note }, goal),
      judged(`${name}-p50`, { ...of(({ p50 }) => p50), note: 'median of the same frames' }),
    ];
  };
  return [
    ...rows('latency-llhls', llhls, { atMost: 1, ratioAtMost: 0.13 }),
    ...rows('latency-wall', wall, { atMost: 0.6, ratioAtMost: 0.08 }),
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

async function watch(viewer: Viewer, camera: Camera, source: Source): Promise<Ages> {
  await viewer.play(source);
  const frames: Shown[] = [];
  const moves = async () => {
    frames.push(...(await viewer.take()));
    return movingSince(frames) !== null;
  };
  await eventually('a moving picture', moves, 30_000).catch(async (error: Error) => {
    throw new Error(`${error.message} ${(await viewer.errors()).join(' ')}`);
  });
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
