import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../helpers/eventually.ts';
import { type Child, startNode, startProgram } from '../child-process.ts';
import type { Context } from '../context.ts';
import { ffmpegVersion, hlsArguments, NO_FFMPEG } from '../ffmpeg.ts';
import { interleave, median, spread } from '../interleave.ts';
import { cpuSeconds, pssBytes, rssBytes } from '../procfs.ts';
import { judged, type Row } from '../row.ts';
import { cameraId, startStreamsNode } from '../streams-node.ts';
import { tempFolder } from '../temp-folder.ts';

const STREAMS = 64;
const KBPS = 1000;
const PAIRS = 3;
const MIB = 2 ** 20;
const MEASURED_MS = 10_000;
/** Until our window of eight segments is full, and ffmpeg's list of five: memory no longer grows. */
const OURS_SETTLE_MS = 18_000;
const FFMPEG_SETTLE_MS = 12_000;
/** Far below the time that a relay outlives its last viewer. */
const VIEWER_ASKS_MS = 10_000;

/** One turn, per stream: CPU seconds a minute, MiB in memory, and how much of ours is media (0 = unknown). */
interface Cost {
  cpu: number;
  memory: number;
  media: number;
}

/** 64 cameras of 640×360 at 15 pictures/s and 1 Mbit/s: the real streams process against one ffmpeg each. */
export async function run(context: Context): Promise<Row[]> {
  const env = { CAMERA_COUNT: String(STREAMS), CAMERA_KBPS: String(KBPS) };
  const cameras = startNode('tests/dist/load/camera-process.js', { env });
  context.onEnd(() => cameras.stop());
  const [, port] = await cameras.line(/^port (\d+)/);
  const urls = Array.from(
    { length: STREAMS },
    (_, index) => `rtsp://127.0.0.1:${port}/cam/${String(index + 1).padStart(2, '0')}`,
  );
  const version = await ffmpegVersion();
  const { ours, anchor } = await interleave(
    PAIRS,
    (round) => {
      context.say(`relay: ours, round ${round + 1} of ${PAIRS}`);
      return relayOurs(context, urls);
    },
    version === null
      ? null
      : (round) => {
          context.say(`relay: ffmpeg, round ${round + 1} of ${PAIRS}`);
          return relayFfmpeg(context, urls);
        },
  );
  const how = version === null ? NO_FFMPEG : `against ffmpeg ${version} -c copy -f hls, ${PAIRS} pairs`;
  const figures = (read: (cost: Cost) => number, unit: string) => ({
    ours: median(ours.map(read)),
    anchor: anchor.length === 0 ? null : median(anchor.map(read)),
    unit,
  });
  const media = median(ours.map((cost) => cost.media)).toPrecision(3);
  return [
    judged(
      'relay-cpu',
      {
        ...figures(({ cpu }) => cpu, 'CPU s/stream-minute'),
        note: `${STREAMS} relays of 640×360@15, 1 Mbit/s; ours ${spread(ours.map(({ cpu }) => cpu))}; ${how}`,
      },
      { ratioAtMost: 1 },
    ),
    judged(
      'relay-memory',
      {
        ...figures(({ memory }) => memory, 'MiB/stream'),
        note: `resident memory of one process ÷ ${STREAMS} (${media} MiB of it media), against the proportional memory of ${STREAMS} processes`,
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
    const viewers = urls.map((_, index) => watch(() => node.playlist(cameraId(index + 1)), gone.signal));
    await Promise.race([
      Promise.all(viewers),
      eventually('all relays are live', async () => (await node.status()).live === urls.length, 30_000),
    ]);
    await delay(OURS_SETTLE_MS);
    const before = await node.status();
    const cost = await measure([node.process.pid], rssBytes);
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

/** Asks for the playlist now and then, as little as keeps a relay alive; rejects when it is refused. */
async function watch(playlist: () => string, signal: AbortSignal): Promise<never> {
  for (;;) {
    const answer = await fetch(playlist(), { signal });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`a playlist: ${answer.status} ${text}`);
    await delay(VIEWER_ASKS_MS, undefined, { signal });
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
    return await measure(
      relays.map(({ pid }) => pid),
      pssBytes,
    );
  } finally {
    await stop();
  }
}

async function measure(pids: readonly number[], memoryOf: (pid: number) => number): Promise<Cost> {
  const sum = (of: (pid: number) => number) => pids.reduce((total, pid) => total + of(pid), 0);
  const [cpuBefore, begun] = [sum(cpuSeconds), performance.now()];
  await delay(MEASURED_MS);
  const cpu = sum(cpuSeconds) - cpuBefore;
  const minutes = (performance.now() - begun) / 60_000;
  return { cpu: cpu / STREAMS / minutes, memory: sum(memoryOf) / STREAMS / MIB, media: 0 };
}

/** A relay that drops pictures is cheap: its figures would be worth nothing. */
function assertShare(what: string, got: number, due: number): void {
  if (got < due * 0.97) throw new Error(`${what}: ${got} of ${due}`);
}
