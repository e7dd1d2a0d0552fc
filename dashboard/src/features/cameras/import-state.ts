import type {
  CameraImportFault,
  CameraImportField,
  CameraImportLine,
  CameraImportOptions,
  CameraImportReport,
} from '@fengqiao/contract/camera-imports';
import { useRef, useState } from 'react';
import { ApiError } from '../../lib/api.ts';
import { importCameras } from './registry-api.ts';

export type Columns = Partial<Record<CameraImportField, string>>;

export interface ImportState {
  running: boolean;
  phase: 'reading' | 'comparing' | 'storing';
  /** Share of the phase, 0–1. */
  progress: number;
  rows: number;
  faults: CameraImportFault[];
  report: CameraImportReport | null;
  error: unknown;
}

const idle: ImportState = {
  running: false,
  phase: 'reading',
  progress: 0,
  rows: 0,
  faults: [],
  report: null,
  error: null,
};

/** What a line of the answer makes of the state. */
export function after(state: ImportState, line: CameraImportLine): ImportState {
  switch (line.type) {
    case 'progress':
      return { ...state, phase: line.phase, progress: line.progress, rows: line.rows };
    case 'fault':
      return { ...state, faults: [...state.faults, line] };
    case 'done':
      return { ...state, running: false, report: line.report };
    case 'failed':
      return { ...state, running: false, error: new ApiError(422, line.error) };
  }
}

/** One file after another: tried first, then taken in; a new one ends the one before. */
export function useCameraImport() {
  const [state, setState] = useState<ImportState>(idle);
  const abort = useRef<AbortController | null>(null);
  const cancel = () => {
    abort.current?.abort();
    setState((before) => ({ ...before, running: false }));
  };
  const start = async (file: File, options: CameraImportOptions): Promise<CameraImportReport | null> => {
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    let next: ImportState = { ...idle, running: true };
    setState(next);
    // Thousands of lines come at once: the page is drawn as often as it can be read.
    let drawnAt = 0;
    const hear = (line: CameraImportLine): void => {
      next = after(next, line);
      if (performance.now() - drawnAt < 100) return;
      drawnAt = performance.now();
      setState(next);
    };
    await importCameras(file, options, hear, own.signal).catch((error: unknown) => {
      next = { ...next, error };
    });
    if (own.signal.aborted) return null;
    setState({ ...next, running: false });
    return next.report;
  };
  return { state, start, cancel, reset: () => setState(idle) };
}

const key = (header: readonly string[]): string => `fengqiao.cameraColumns:${header.join('\u0001')}`;

/** Columns that were chosen for a file with these headings before; null = never. */
export function rememberedColumns(header: readonly string[]): Columns | null {
  try {
    return JSON.parse(localStorage.getItem(key(header)) ?? 'null') as Columns | null;
  } catch {
    return null;
  }
}

export function rememberColumns(header: readonly string[], columns: Columns): void {
  try {
    localStorage.setItem(key(header), JSON.stringify(columns));
  } catch {
    // A browser without storage guesses anew.
  }
}

/** Bad rows as a file that opens in a spreadsheet. */
export function faultsCsv(
  faults: readonly CameraImportFault[],
  headings: readonly string[],
  words: (fault: CameraImportFault) => string,
): string {
  const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const rows = faults.map((fault) => [fault.row, fault.column, words(fault)].map(cell).join(','));
  return `\ufeff${[headings.map(cell).join(','), ...rows].join('\r\n')}`;
}
