import { setTimeout as delay } from 'node:timers/promises';
import { type Camera, startCameraServer } from '@fengqiao/fixtures';
import { movingSince } from '../browser/frame-ages.ts';
import { type PageServer, startPageServer } from '../browser/page-server.ts';
import { openViewer, type Viewer } from '../browser/viewer.ts';
import { startProgram } from '../child-process.ts';
import { clipUrl, cutFullClips, NO_CLIPS } from '../clips.ts';
import type { Context } from '../context.ts';
import { ffmpegVersion, hlsArguments } from '../ffmpeg.ts';
import { median, spread, takeTurns } from '../interleave.ts';
import type { Shown, Source } from '../page-messages.ts';
import { judged, notRun, type Row } from '../row.ts';
import { cameraId, type StreamsNode, startStreamsNode } from '../streams-node.ts';
import { tempFolder } from '../temp-folder.ts';

/** Names of the rows. */
const START_ROWS = [
  'start-on-demand-wall',
  'start-on-demand-llhls',
  'start-running-wall',
  'start-running-llhls',
];
/** Clicks fall at as many moments of the group of pictures, evenly: the wait for its key frame is most of a cold start. */
const STARTS = 8;
const GOP_S = 2;
const DEADLINE_MS = 25_000;
/** A camera that nobody watches, and one that is watched all the time. */
const COLD = cameraId(1);
const RUNNING = cameraId(2);

interface Stage {
  camera: Camera;
  url: string;
  node: StreamsNode;
  pages: PageServer;
  viewer: Viewer;
  starts: number;
}

/** From the click to a moving picture, cold and of a running stream: both ways of the product's player, and an ffmpeg started by the click. */
export async function run(context: Context): Promise<Row[]> {
  const version = await ffmpegVersion();
  if (version === null) return START_ROWS.map((name) => notRun(name, NO_CLIPS));
  const stage = await setStage(context);
  const { starts } = stage;
  const side = (what: string, start: (round: number) => Promise<number>) => (round: number) => {
    context.say(`start: ${what}, ${round + 1} of ${starts}`);
    return start(round);
  };
  const ways = ['wall', 'llhls'] as const;
  const [coldWall = [], coldLlhls = [], runningWall = [], runningLlhls = [], theirs = []] = await takeTurns(
    starts,
    [
      ...ways.map((how) => side(`${how}, cold`, (round) => startCold(stage, how, round))),
      ...ways.map((how) => side(`${how}, running`, (round) => startRunning(stage, how, round))),
      side('ffmpeg', (round) => startFfmpeg(context, stage, round)),
    ],
  );

  const against = `against ffmpeg ${version} started by the click`;
  const row = (name: string, ours: readonly number[], atMost: number, anchor: readonly number[]) => {
    const note = `p50 of ${starts} starts spread over a GOP of ${GOP_S} s, ours ${spread(ours)} s`;
    return judged(
      name,
      {
        ours: median(ours),
        anchor: anchor.length === 0 ? null : median(anchor),
        unit: 's',
        note: name.includes('demand') ? `${note}; ${against}` : `${note}; the stream is watched already`,
      },
      { atMost },
    );
  };
  return [
    row('start-on-demand-wall', coldWall, GOP_S / 2 + 0.5, theirs),
    row('start-on-demand-llhls', coldLlhls, GOP_S + 0.5, theirs),
    row('start-running-wall', runningWall, 0.5, []),
    row('start-running-llhls', runningLlhls, 0.5, []),
  ];
}

async function setStage(context: Context): Promise<Stage> {
  const [clip = ''] = await cutFullClips(await tempFolder(context), 1);
  const cameras = await startCameraServer({ cameras: [{ path: '/cam', clip: clipUrl(clip) }] });
  context.onEnd(() => cameras.stop());
  const node = await startStreamsNode();
  context.onEnd(() => node.process.stop());
  const url = cameras.url('/cam');
  await node.register(RUNNING, url);
  const gone = new AbortController();
  context.onEnd(() => gone.abort());
  node
    .keepWatching(RUNNING, gone.signal)
    .catch((error: Error) => gone.signal.aborted || context.say(error.message));
  const pages = await startPageServer(context, node.grant);
  const viewer = await openViewer(context, pages.url);
  return { camera: cameras.camera('/cam'), url, node, pages, viewer, starts: context.rounds ?? STARTS };
}

async function startCold(stage: Stage, how: 'wall' | 'llhls', round: number): Promise<number> {
  await stage.node.register(COLD, stage.url);
  await momentOfGop(stage, round);
  const seconds = await start(stage.viewer, { how, cameraId: COLD });
  await stage.node.forget(COLD);
  return seconds;
}

async function startRunning(stage: Stage, how: 'wall' | 'llhls', round: number): Promise<number> {
  await momentOfGop(stage, round);
  return await start(stage.viewer, { how, cameraId: RUNNING });
}

async function startFfmpeg(context: Context, stage: Stage, round: number): Promise<number> {
  const folder = await tempFolder(context);
  await momentOfGop(stage, round);
  const relay = startProgram('ffmpeg', hlsArguments(stage.url, `${folder}/live.m3u8`));
  context.onEnd(() => relay.stop());
  try {
    return await start(stage.viewer, { how: 'hls', playlist: stage.pages.address(folder, 'live.m3u8') });
  } finally {
    await relay.stop();
  }
}

/** Waits for the moment of the camera's group of pictures at which the click of a round falls. */
async function momentOfGop({ camera, starts }: Stage, round: number): Promise<void> {
  const gopMs = GOP_S * 1000;
  const sinceKey = (camera.frameAgeMs(0, Date.now()) ?? 0) % gopMs;
  const wanted = ((round + 0.5) / starts) * gopMs;
  await delay((wanted - sinceKey + gopMs) % gopMs);
}

/** Seconds from the click to the first frame of a picture that goes on moving. */
async function start(viewer: Viewer, source: Source): Promise<number> {
  const clicked = await viewer.play(source);
  const frames: Shown[] = [];
  for (const until = Date.now() + DEADLINE_MS; Date.now() < until; await delay(100)) {
    frames.push(...(await viewer.take()));
    const since = movingSince(frames);
    if (since === null) continue;
    await viewer.stop();
    return (since - clicked) / 1000;
  }
  throw new Error(`no moving picture: ${frames.length} frames, ${(await viewer.errors()).join(' ')}`);
}
