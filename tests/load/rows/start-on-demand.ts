import { setTimeout as delay } from 'node:timers/promises';
import { type Camera, startCameraServer } from '@fengqiao/fixtures';
import { startProgram } from '../child-process.ts';
import type { Context } from '../context.ts';
import { ffmpegVersion, hlsArguments, NO_FFMPEG } from '../ffmpeg.ts';
import { interleave, median, spread } from '../interleave.ts';
import { openViewer, type Viewer } from '../player/browser.ts';
import { movingSince } from '../player/frame-ages.ts';
import type { Shown } from '../player/page-script.ts';
import { startPageServer } from '../player/page-server.ts';
import { judged, type Row } from '../row.ts';
import { cameraId, startStreamsNode } from '../streams-node.ts';
import { tempFolder } from '../temp-folder.ts';

/** Clicks fall at as many moments of the group of pictures, evenly: the wait for its key frame is most of a start. */
const STARTS = 8;
const GOP_MS = 2_000;
const DEADLINE_MS = 25_000;
const ID = cameraId(1);

/** From the click to a moving picture of a camera that nobody watches: our relay, and an ffmpeg started by the click. */
export async function run(context: Context): Promise<Row[]> {
  const cameras = await startCameraServer({
    cameras: [{ path: '/cam', clip: 'crossroad', bitrateKbps: 1000 }],
  });
  context.onEnd(() => cameras.stop());
  const camera = cameras.camera('/cam');
  const node = await startStreamsNode();
  context.onEnd(() => node.process.stop());
  const pages = await startPageServer();
  context.onEnd(() => pages.stop());
  const viewer = await openViewer(context, pages.url);
  const version = await ffmpegVersion();

  const ours = async (round: number): Promise<number> => {
    context.say(`start-on-demand: ours, ${round + 1} of ${STARTS}`);
    await node.register(ID, cameras.url('/cam'));
    await momentOfGop(camera, round);
    const seconds = await start(viewer, node.playlist(ID));
    await node.forget(ID);
    return seconds;
  };
  const theirs = async (round: number): Promise<number> => {
    context.say(`start-on-demand: ffmpeg, ${round + 1} of ${STARTS}`);
    const folder = await tempFolder(context);
    await momentOfGop(camera, round);
    const relay = startProgram('ffmpeg', hlsArguments(cameras.url('/cam'), `${folder}/live.m3u8`));
    context.onEnd(() => relay.stop());
    try {
      return await start(viewer, pages.playlist(folder, 'live.m3u8'));
    } finally {
      await relay.stop();
    }
  };

  const times = await interleave(STARTS, ours, version === null ? null : theirs);
  const against = version === null ? NO_FFMPEG : `against ffmpeg ${version} started by the click`;
  return [
    judged(
      'start-on-demand',
      {
        ours: median(times.ours),
        anchor: times.anchor.length === 0 ? null : median(times.anchor),
        unit: 's',
        note: `LL-HLS, cold, GOP ${GOP_MS / 1000} s; ${STARTS} starts spread over it, ours ${spread(times.ours)} s; ${against}`,
      },
      { atMost: GOP_MS / 1000 + 0.5 },
    ),
  ];
}

/** Waits for the moment of the camera's group of pictures at which the click of a round falls. */
async function momentOfGop(camera: Camera, round: number): Promise<void> {
  const sinceKey = (camera.frameAgeMs(0, Date.now()) ?? 0) % GOP_MS;
  const wanted = ((round + 0.5) / STARTS) * GOP_MS;
  await delay((wanted - sinceKey + GOP_MS) % GOP_MS);
}

/** Seconds from the click to the first frame of a picture that goes on moving. */
async function start(viewer: Viewer, playlist: string): Promise<number> {
  const clicked = await viewer.play(playlist);
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
