import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { SCENES } from '@fengqiao/fixtures';
import { projectPath } from './project.ts';

/** Pictures a second of a tile's clip. */
export const TILE_FPS = 10;

/** How a clip is cut out of a committed one; the counters burnt into the pictures stay readable. */
interface Cut {
  filter: string;
  coding: string[];
  /** Pictures from one key frame to the next. */
  group: number;
}

/** As small streams of walls are: 320×180, 10 pictures/s, a key frame every 2 s; all 120 pictures, a little slower than painted. */
const tile: Cut = {
  filter: `setpts=1.5*PTS,fps=${TILE_FPS},scale=320:180:flags=area`,
  coding: ['-crf', '22'],
  group: 2 * TILE_FPS,
};

/**
 * As main streams are: 640×360, 15 pictures/s, a key frame every 2 s, and a full 1 Mbit/s of picture. Filler data would not do: a
 * relay may leave it out. Noise below the counter is what fills it.
 */
const full: Cut = {
  filter:
    'split[whole][low];[low]crop=iw:ih-12:0:12,noise=alls=14:allf=t:all_seed=1[rough];[whole][rough]overlay=0:12',
  coding: ['-b:v', '1000k', '-minrate', '1000k', '-maxrate', '1000k', '-bufsize', '500k'],
  group: 30,
};

/** Cuts the first scenes (all unless told otherwise) with ffmpeg into the folder; answers their files. */
export const cutTileClips = (folder: string): Promise<string[]> => cut(folder, tile, SCENES.length);
export const cutFullClips = (folder: string, scenes: number = SCENES.length): Promise<string[]> =>
  cut(folder, full, scenes);

async function cut(folder: string, { filter, coding, group }: Cut, scenes: number): Promise<string[]> {
  const files: string[] = [];
  for (const scene of SCENES.slice(0, scenes)) {
    const file = join(folder, `${scene}.mp4`);
    const input = ['-nostdin', '-v', 'error', '-y', '-i', projectPath(`fixtures/clips/${scene}.mp4`)];
    const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '0', '-sc_threshold', '0', ...coding];
    const groups = ['-g', String(group), '-keyint_min', String(group), '-pix_fmt', 'yuv420p'];
    const muxed = ['-an', '-video_track_timescale', '90000', '-movflags', '+faststart', file];
    await promisify(execFile)('ffmpeg', [...input, '-filter_complex', filter, ...codec, ...groups, ...muxed]);
    files.push(file);
  }
  return files;
}

/** As a camera of the simulator plays it. */
export const clipUrl = (file: string): `file:${string}` => pathToFileURL(file).href as `file:${string}`;

/** Why a row cannot run where there is no ffmpeg. */
export const NO_CLIPS = 'ffmpeg cuts its clips and is not installed (Debian: apt-get install ffmpeg)';
