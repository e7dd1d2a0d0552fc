import type { Camera } from '@fengqiao/fixtures';
import { quantile } from '../interleave.ts';
import type { Watched } from './watch-page.ts';

/** A pause beyond this is a stall. */
const STALL_MS = 1_000;

/** How well the pictures of a page went. */
export interface Quality {
  stalls: number;
  /** The longest pause between two frames of a tile that was told, ms; 0 = none beyond a second. */
  longestPauseMs: number;
  /** Frames thrown away by the browser, % of those decoded. */
  droppedPercent: number;
  /** Frames a second of the slowest tile. */
  slowestFps: number;
  complaints: string[];
}

export function judgeTiles({ reports, minutes }: Watched): Quality {
  const tiles = reports.flatMap((report) => report.tiles);
  const pauses = tiles.flatMap(({ pausesMs }) => pausesMs);
  // What stands still at the end has not ended its pause.
  const standing = (reports.at(-1)?.tiles ?? []).flatMap(({ waitingMs }) =>
    waitingMs === null || waitingMs > STALL_MS ? [waitingMs ?? minutes * 60_000] : [],
  );
  const sum = (read: (tile: (typeof tiles)[number]) => number) =>
    tiles.reduce((all, tile) => all + read(tile), 0);
  const count = reports[0]?.tiles.length ?? 0;
  const shown = Array.from({ length: count }, (_, index) =>
    reports.reduce((all, report) => all + (report.tiles[index]?.frames ?? 0), 0),
  );
  return {
    stalls: pauses.length + standing.length,
    longestPauseMs: Math.max(0, ...pauses, ...standing),
    droppedPercent:
      (100 * sum(({ dropped }) => dropped)) /
      Math.max(
        1,
        sum(({ decoded }) => decoded),
      ),
    slowestFps: Math.min(...shown) / (minutes * 60),
    complaints: [...new Set(reports.flatMap(({ errors }) => errors))],
  };
}

/** From the camera to the screen, seconds. */
export interface Ages {
  p50: number;
  p95: number;
  /** The 95th percentile of the worst tile, and of the worst minute of all tiles. */
  worstTile: number;
  worstMinute: number;
}

/** Reads the ages of the sampled frames; tile and camera have the same index. Throws when too few could be read. */
export function agesOf({ reports, minutes }: Watched, cameras: readonly Camera[]): Ages {
  const ages = reports.flatMap((report) =>
    report.tiles.flatMap(({ sampled }, tile) =>
      sampled.flatMap(({ counter, atMs }) => {
        const age = counter === null ? null : (cameras[tile]?.frameAgeMs(counter, atMs) ?? null);
        return age === null ? [] : [{ tile, minute: Math.floor(atMs / 60_000), seconds: age / 1000 }];
      }),
    ),
  );
  // One frame each two seconds is read.
  const due = cameras.length * minutes * 30 * 0.5;
  if (ages.length < due)
    throw new Error(`only ${ages.length} frames could be read (${Math.round(due)} are due at least)`);
  const p95 = (seconds: readonly number[]) => quantile(seconds, 0.95);
  const worst = (key: 'tile' | 'minute') => {
    const groups = [...new Set(ages.map((age) => age[key]))];
    return Math.max(
      ...groups.map((group) => p95(ages.filter((age) => age[key] === group).map(({ seconds }) => seconds))),
    );
  };
  const all = ages.map(({ seconds }) => seconds);
  return { p50: quantile(all, 0.5), p95: p95(all), worstTile: worst('tile'), worstMinute: worst('minute') };
}
