import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../helpers/eventually.ts';
import { type Child, startNode, startProgram } from '../child-process.ts';
import { clipUrl, cutFullClips, NO_CLIPS } from '../clips.ts';
import type { Context } from '../context.ts';
import { ffmpegVersion, hlsArguments } from '../ffmpeg.ts';
import { interleave, median, spread } from '../interleave.ts';
import { treeCpuSeconds, treeMemory } from '../procfs.ts';
import { judged, notRun, type Row } from '../row.ts';
import { cameraId, startStreamsNode } from '../streams-node.ts';
import { tempFolder } from '../temp-folder.ts';

const STREAMS = 64;
const PAIRS = 3;
const MIB = 2 ** 20;
const MEASURED_MS = 10_000;
/** Until our window of eight segments is full, and ffmpeg's list of five: memory no longer grows. */
const OURS_SETTLE_MS = 18_000;
const FFMPEG_SETTLE_MS = 12_000;
/** The design's third column; nobody has packed it for this system. */
const NO_ZLM = 'ZLMediaKit is not installed here and not measured';
/** One turn, per stream. */
interface Cost {
  /** CPU seconds a minute. */
  cpu: number;
  /** Proportional memory, MiB: what several processes share is counted once. */
  memory: number;
  /** Resident memory of all processes added up, MiB. */
  resident: number;
  /** How much of ours is media, MiB; 0 = unknown. */
  media: number;
}

/** 64 cameras of 640×360 at 15 pictures/s and 1 Mbit/s: the real streams process against one ffmpeg each. */
export async function run(context: Context): Promise<Row[]> {
  const version = await ffmpegVersion();
  if (version === null) return ['relay-cpu', 'relay-memory'].map((name) => notRun(name, NO_CLIPS));
  context.say('relay: cutting clips');
  const clips = await cutFullClips(await tempFolder(context));
  const env = { CAMERA_COUNT: String(STREAMS), CAMERA_CLIPS: clips.map(clipUrl).join() };
  const cameras = startNode('tests/dist/load/camera-process.js', { env });
  context.onEnd(() => cameras.stop());
  const [, port] = await cameras.line(/^port (\d+)/);
  const urls = Array.from({ length: STREAMS }, (_, index) => `rtsp://127.0.0.1:${port}/cam/${index + 1}`);
  const pairs = context.rounds ?? PAIRS;
  const { ours, anchor } = await interleave(
    pairs,
    (round) => {
      context.say(`relay: ours, round ${round + 1} of ${pairs}`);
      return relayOurs(context, urls);
    },
    (round) => {
      context.say(`relay: ffmpeg, round ${round + 1} of ${pairs}`);
      return relayFfmpeg(context, urls);
    },
  );
  const how = `against ffmpeg ${version} -c copy -f hls, ${pairs} pairs`;
  const figures = (read: (cost: Cost) => number, unit: string) => ({
    ours: median(ours.map(read)),
    anchor: median(anchor.map(read)),
    unit,
  });
  const typical = (costs: readonly Cost[], read: (cost: Cost) => number) =>
    median(costs.map(read)).toPrecision(3);
  const resident = ({ resident }: Cost) => resident;
  return [
    judged(
      'relay-cpu',
      {
        ...figures(({ cpu }) => cpu, 'CPU s/stream-minute'),
        note: `${STREAMS} relays of 640×360@15, 1 Mbit/s; ours ${spread(ours.map(({ cpu }) => cpu))}; ${how}; ${NO_ZLM}`,
      },
      { ratioAtMost: 1 },
    ),
    judged(
      'relay-memory',
      {
        ...figures(({ memory }) => memory, 'MiB/stream'),
        note: `proportional memory (PSS) of the node's whole process tree ÷ ${STREAMS}, ${typical(ours, ({ media }) => media)} MiB of it media, against that of ${STREAMS} ffmpeg; resident (RSS) ${typical(ours, resident)} against ${typical(anchor, resident)} MiB; ${NO_ZLM}`,
      },
      { ratioAtMost: 0.25 },
    ),
  ];
}

async function relayOurs(context: Context, urls: readonly string[]): Promise<Cost> {
  const node = await startStreamsNode();
  context.onEnd(() => node.process.stop());
  const gone = new AbortController();
  try {
    await Promise.all(urls.map((url, index) => node.register(cameraId(index + 1), url)));
    const viewers = urls.map((_, index) => node.keepWatching(cameraId(index + 1), gone.signal));
    await Promise.race([
      Promise.all(viewers),
      eventually('all relays are live', async () => (await node.status()).live === urls.length, 30_000),
    ]);
    await delay(OURS_SETTLE_MS);
    const before = await node.status();
    const cost = await measure([node.process.pid]);
    const after = await node.status();
    const frames = (status: typeof before) =>
      status.sessions.reduce((sum, { stats }) => sum + stats.frames, 0);
    assertShare('pictures relayed', frames(after) - frames(before), (STREAMS * 15 * MEASURED_MS) / 1000);
    const media = after.sessions.reduce((sum, { stats }) => sum + stats.heldBytes, 0);
    return { ...cost, media: media / STREAMS / MIB };
  } finally {
    gone.abort();
    await node.process.stop();
  }
}

async function relayFfmpeg(context: Context, urls: readonly string[]): Promise<Cost> {
  const folder = await tempFolder(context);
  const relays: Child[] = [];
  const stop = () => Promise.all(relays.map((relay) => relay.stop()));
  context.onEnd(stop);
  try {
    for (const [index, url] of urls.entries())
      relays.push(startProgram('ffmpeg', hlsArguments(url, join(folder, `${index}.m3u8`))));
    await eventually(
      'every ffmpeg has a playlist',
      async () => (await readdir(folder)).filter((name) => name.endsWith('.m3u8')).length === urls.length,
      60_000,
    );
    await delay(FFMPEG_SETTLE_MS);
    return await measure(relays.map(({ pid }) => pid));
  } finally {
    await stop();
  }
}

/** What these processes and all that they have started cost together. */
async function measure(roots: readonly number[]): Promise<Cost> {
  const cpuNow = () => roots.reduce((total, root) => total + treeCpuSeconds(root), 0);
  const [cpuBefore, begun] = [cpuNow(), performance.now()];
  await delay(MEASURED_MS);
  const cpu = cpuNow() - cpuBefore;
  const minutes = (performance.now() - begun) / 60_000;
  const trees = roots.map(treeMemory);
  const perStream = (bytes: number) => bytes / STREAMS / MIB;
  return {
    cpu: cpu / STREAMS / minutes,
    memory: perStream(trees.reduce((sum, { pss }) => sum + pss, 0)),
    resident: perStream(trees.reduce((sum, { rss }) => sum + rss, 0)),
    media: 0,
  };
}

/** A relay that drops pictures is cheap: its figures would be worth nothing. */
function assertShare(what: string, got: number, due: number): void {
  if (got < due * 0.97) throw new Error(`${what}: ${got} of ${due}`);
}
