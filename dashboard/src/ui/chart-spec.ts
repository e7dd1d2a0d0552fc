/** Unit of the values of a chart: things, a share 0–1, or days. */
export type ChartUnit = 'count' | 'share' | 'days';

/** One line over the labels of the axis. */
export interface ChartLine {
  name: string;
  /** null = nothing could be counted: the line has a gap there. */
  values: readonly (number | null)[];
  /** `before`: the time that is compared with, drawn dashed and fainter. */
  look?: 'before';
}

export interface ChartBar {
  /** Handed to whoever listens for a press. */
  key: string;
  label: string;
  value: number | null;
  /** At the end of the bar, e.g. `9,918 · 74.92 %`. */
  words: string;
  /** `rest`: what is not itemised; `beyond`: past the line; a tier by its colour. */
  tone?: 'rest' | 'beyond' | 'red' | 'orange' | 'blue';
}

/** What a chart shows, in plain data: two that read the same are drawn the same. */
export type ChartSpec =
  | {
      kind: 'lines';
      unit: ChartUnit;
      labels: readonly string[];
      lines: readonly ChartLine[];
      /** A line that must not be passed, in the unit of the values. */
      limit?: number;
    }
  | { kind: 'bars'; unit: ChartUnit; bars: readonly ChartBar[]; limit?: number }
  /** Bars of several parts each: areas by the step that their cases reached. */
  | { kind: 'stack'; labels: readonly string[]; parts: readonly ChartLine[] }
  | { kind: 'gauge'; value: number | null; limit: number; words: string };

/** How tall it has to be to be read, in letters of its own size. */
export function chartHeight(spec: ChartSpec): number {
  switch (spec.kind) {
    case 'lines':
      return 16;
    case 'gauge':
      return 14;
    case 'bars':
      return Math.max(4, spec.bars.length * 2.1 + 1.5);
    case 'stack':
      return Math.max(7, spec.labels.length * 2.1 + 4);
  }
}
