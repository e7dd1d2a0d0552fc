/** What a page of the bench and the bench itself say to each other; plain types, for both sides. */

/** How a tile is played. */
export type Source =
  /** By the product's player over the wall's one connection, or over LL-HLS. */
  | { how: 'wall' | 'llhls'; cameraId: string }
  /** Any playlist, in hls.js tuned as the product tunes it. */
  | { how: 'hls'; playlist: string }
  /** A plain file that loops: what any browser must do at the least. */
  | { how: 'file'; url: string };

/** One frame that was shown. */
export interface Shown {
  /** The counter burnt into it; null when it could not be read. */
  counter: number | null;
  /** When it was on the screen, epoch ms. */
  atMs: number;
  /** Its time by a playlist's PROGRAM-DATE-TIME, epoch ms; null without one. Too coarse to measure with, good to tell one loop of a clip from the next. */
  dateMs: number | null;
}

/** What the rows call in a page that they drive. */
export interface Bench {
  /** Starts to play; answers when, epoch ms. */
  play(source: Source): number;
  /** The frames shown since `play` or the last `take`. */
  take(): Shown[];
  /** What the player complained about. */
  errors: string[];
  stop(): void;
}

/** What a page of many tiles is to do. */
export interface Task {
  sources: Source[];
}

/** What happened in a tile since the page's last report. */
export interface TileReport {
  /** Frames shown. */
  frames: number;
  /** Pauses between two frames beyond a second that ended, ms each. */
  pausesMs: number[];
  /** Since the newest frame, ms; null before the first. */
  waitingMs: number | null;
  /** Frames that the browser decoded and threw away, and all that it decoded. */
  dropped: number;
  decoded: number;
  /** Some of the frames with their counters, for their age. */
  sampled: Shown[];
}

/** One report of a page: sent every few seconds. */
export interface PageReport {
  atMs: number;
  tiles: TileReport[];
  /** What players and the page itself complained about. */
  errors: string[];
}
