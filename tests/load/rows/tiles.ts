import { type CameraServer, startCameraServer } from '@fengqiao/fixtures';
import { type PageServer, startPageServer } from '../browser/page-server.ts';
import { clipUrl, cutTileClips, NO_CLIPS, TILE_FPS } from '../clips.ts';
import type { Context } from '../context.ts';
import { ffmpegVersion } from '../ffmpeg.ts';
import { median, slopePerMinute } from '../interleave.ts';
import type { Source } from '../page-messages.ts';
import { judged, notRun, type Row } from '../row.ts';
import { cameraId, type StreamsNode, startStreamsNode } from '../streams-node.ts';
import { tempFolder } from '../temp-folder.ts';
import { agesOf, judgeTiles } from '../tiles/judge-tiles.ts';
import { type Watched, watchPage } from '../tiles/watch-page.ts';

const MIB = 2 ** 20;
/** The browser fills its pool of frames for two to three minutes: what it grows by before says nothing about a day. */
const LEAST_MINUTES_OF_MEMORY = 8;
/** Names of the rows of one page, behind `tiles-16-` and the like. */
export const TILE_ROWS = ['stalls', 'dropped', 'cpu', 'memory', 'latency', 'latency-worst-tile'] as const;

/** What a page of tiles needs. */
interface Stage {
  cameras: CameraServer;
  node: StreamsNode;
  pages: PageServer;
  /** Addresses of the clips as plain files. */
  files: string[];
}

/** A page of so many tiles over the wall's transport, with as many plain looping files before and after it. */
export async function runTiles(context: Context, count: number): Promise<Row[]> {
  const name = (row: (typeof TILE_ROWS)[number]) => `tiles-${count}-${row}`;
  if ((await ffmpegVersion()) === null) return TILE_ROWS.map((row) => notRun(name(row), NO_CLIPS));
  const stage = await setStage(context, count);
  const tiles = Array.from({ length: count }, (_, index) => index);
  const wall: Source[] = tiles.map((tile) => ({ how: 'wall', cameraId: cameraId(tile + 1) }));
  const plain: Source[] = tiles.map((tile) => ({
    how: 'file',
    url: stage.files[tile % stage.files.length] ?? '',
  }));
  const watch = (what: string, sources: Source[], minutes: number): Promise<Watched> => {
    context.say(`tiles-${count}: ${what}, ${minutes} min`);
    const settleMs = minutes >= 2 ? 30_000 : 10_000;
    return watchPage(context, stage.pages, { sources, minutes, settleMs, nodePid: stage.node.process.pid });
  };
  const short = Math.max(0.5, context.minutes / 5);
  const before = await watch('looping files', plain, short);
  const ours = await watch('the wall’s transport', wall, context.minutes);
  const after = await watch('looping files', plain, short);

  const quality = judgeTiles(ours);
  const ages = agesOf(
    ours,
    tiles.map((tile) => stage.cameras.camera(pathOf(tile))),
  );
  const files = [before, after];
  const percent = ({ cpu }: Watched) => cpu * 100;
  const longEnough = ours.minutes >= LEAST_MINUTES_OF_MEMORY - 0.1;
  // A page that has just begun still fills its buffers: the first third says nothing about what comes after it.
  const slope = ({ memory }: Watched) =>
    slopePerMinute(
      memory.slice(Math.floor(memory.length / 3)).map(({ atMs, pss }) => ({ atMs, value: pss / MIB })),
    );
  const size = ({ memory }: Watched) => Math.round(median(memory.map(({ pss }) => pss)) / MIB);
  const inMiB = (reading: Watched['memory'][number] | undefined) => Math.round((reading?.pss ?? 0) / MIB);
  const fixed = (value: number, digits = 2) => value.toFixed(digits);
  const page = `${count} tiles of 320×180@${TILE_FPS}, GOP 2 s, one headless page, ${fixed(ours.minutes, 1)} min`;
  const anchor = (read: (watched: Watched) => number) => median(files.map(read));
  const said = quality.complaints.length > 0 ? `; the page said: ${quality.complaints.join(', ')}` : '';
  return [
    judged(
      name('stalls'),
      {
        ours: quality.stalls,
        anchor: anchor((watched) => judgeTiles(watched).stalls),
        unit: 'stalls',
        note: `pauses beyond 1 s, longest ${Math.round(quality.longestPauseMs)} ms; slowest tile ${fixed(quality.slowestFps, 1)} pictures/s; ${page}; the anchor is as many plain looping files for ${fixed(short, 1)} min before and after${said}`,
      },
      { atMost: 0 },
    ),
    judged(
      name('dropped'),
      {
        ours: quality.droppedPercent,
        anchor: anchor((watched) => judgeTiles(watched).droppedPercent),
        unit: '%',
        note: 'frames that the browser decoded and threw away',
      },
      { atMost: 0.5 },
    ),
    judged(
      name('cpu'),
      {
        ours: percent(ours),
        anchor: anchor(percent),
        unit: '% of a core',
        note: `the browser's whole process tree from /proc; files ${files.map((watched) => fixed(percent(watched), 1)).join(' and ')} %; the node meanwhile ${fixed(ours.nodeCpu * 100, 1)} %`,
      },
      { ratioAtMost: 1.5 },
    ),
    judged(
      name('memory'),
      {
        ours: slope(ours),
        anchor: null,
        unit: 'MiB/min',
        note: `slope of the whole tree's proportional memory after the first third of the time, nothing attached to the browser; it held ${size(ours)} MiB, from ${inMiB(ours.memory.at(0))} to ${inMiB(ours.memory.at(-1))}; the files ${files.map(size).join(' and ')} MiB${longEnough ? '' : '; too short to judge'}`,
      },
      longEnough ? { atMost: 1 } : {},
    ),
    judged(
      name('latency'),
      {
        ours: ages.p95,
        anchor: null,
        unit: 's',
        note: `camera → screen, p95 over all tiles and the whole time, read from the pictures; p50 ${fixed(ages.p50)} s; p95 of the worst minute ${fixed(ages.worstMinute)} s`,
      },
      { atMost: 0.6 },
    ),
    judged(
      name('latency-worst-tile'),
      { ours: ages.worstTile, anchor: null, unit: 's', note: 'p95 of the tile that was worst' },
      { atMost: 1 },
    ),
  ];
}

async function setStage(context: Context, count: number): Promise<Stage> {
  const folder = await tempFolder(context);
  context.say(`tiles-${count}: cutting clips`);
  const clips = await cutTileClips(folder);
  const cameras = await startCameraServer({
    cameras: Array.from({ length: count }, (_, index) => ({
      path: pathOf(index),
      clip: clipUrl(clips[index % clips.length] ?? ''),
      phaseMs: index * 730,
    })),
  });
  context.onEnd(() => cameras.stop());
  const node = await startStreamsNode();
  context.onEnd(() => node.process.stop());
  for (let index = 0; index < count; index += 1) {
    await node.register(cameraId(index + 1), cameras.url(pathOf(index)));
  }
  const pages = await startPageServer(context, node.grant);
  const files = clips.map((clip) => pages.address(folder, clip.slice(folder.length + 1)));
  return { cameras, node, pages, files };
}

const pathOf = (index: number): string => `/tile/${index + 1}`;
