/** One stretch of the player's own time, with when it was. */
export interface TimelinePiece {
  /** Seconds of the player's time line. */
  startS: number;
  durationS: number;
  /** Wall clock of its first picture, epoch ms. */
  wallMs: number;
}

/**
 * The player's time line leaves gaps out, the clock does not: this says which time of the one is which of the other. Pieces in the order in
 * which they play.
 */
export class Timeline {
  readonly #pieces: readonly TimelinePiece[];

  constructor(pieces: readonly TimelinePiece[]) {
    this.#pieces = pieces;
  }

  /** Where in the player a time is; in a gap where the pictures go on, after the end at the end. Null when there is nothing. */
  mediaAt(wallMs: number): number | null {
    for (const { startS, durationS, wallMs: from } of this.#pieces) {
      if (wallMs < from) return startS;
      if (wallMs < from + durationS * 1000) return startS + (wallMs - from) / 1000;
    }
    const last = this.#pieces.at(-1);
    return last === undefined ? null : last.startS + last.durationS;
  }

  /** When the picture at a place of the player was taken, epoch ms; null when there is nothing. */
  wallAt(mediaS: number): number | null {
    const piece = this.#pieces.findLast(({ startS }) => startS <= mediaS) ?? this.#pieces[0];
    if (piece === undefined) return null;
    const into = Math.min(Math.max(0, mediaS - piece.startS), piece.durationS);
    return piece.wallMs + into * 1000;
  }
}
