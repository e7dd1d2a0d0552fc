import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { busyCpuSeconds, treeCpuSeconds } from './procfs.ts';

/** What the figures were measured on; nothing that names the machine. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  node: string;
  system: string;
}

/** How busy the machine was meanwhile. */
export interface Load {
  /** Load average over 1, 5 and 15 minutes, at the end. */
  average: number[];
  /** Share of all cores (0 to 1) that other programs took. */
  others: number;
  /** Others took more than a tenth: a goal that was missed may have been missed for that. */
  noisy: boolean;
}

const NOISY_ABOVE = 0.1;

export function describeMachine(): Machine {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    system: `${type()} ${release().split('.').slice(0, 2).join('.')}`,
  };
}

/** Watches from now on what other programs take; the returned function tells. */
export function watchLoad(): () => Load {
  const cores = cpus().length;
  const begun = { at: performance.now(), busy: busyCpuSeconds(), own: treeCpuSeconds(process.pid) };
  return () => {
    const seconds = (performance.now() - begun.at) / 1000;
    const foreign = busyCpuSeconds() - begun.busy - (treeCpuSeconds(process.pid) - begun.own);
    const others = Math.round((Math.max(0, foreign) / (seconds * cores)) * 100) / 100;
    return {
      average: loadavg().map((value) => Math.round(value * 100) / 100),
      others,
      noisy: others > NOISY_ABOVE,
    };
  };
}
