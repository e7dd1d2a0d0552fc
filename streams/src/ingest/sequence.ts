/** A step further than this is a sender that began anew (RFC 3550 A.1): nobody knows how much is missing. */
const DROPOUT = 3000;

/** How many packets are missing before this one, over the 16-bit wrap. */
export class SequenceWatch {
  #expected: number | undefined;

  /** 0 in order, n lost, -1 for a packet that was seen already (to be dropped). */
  lost(sequence: number): number {
    const expected = this.#expected ?? sequence;
    const ahead = (sequence - expected) & 0xffff;
    // A short step back is a repetition; a long one is a sender that began anew.
    if (ahead > 0xffff - 256) return -1;
    this.#expected = (sequence + 1) & 0xffff;
    return ahead > DROPOUT ? 1 : ahead;
  }

  /** Forgets the order: the next packet is the first. */
  reset(): void {
    this.#expected = undefined;
  }
}

/** Makes 32-bit RTP timestamps run on over the wrap (every 13 h at 90 kHz). */
export class TimestampUnwrapper {
  #last: number | undefined;

  /** Takes steps of at most 2^31 either way. */
  unwrap(timestamp: number): number {
    this.#last = this.peek(timestamp);
    return this.#last;
  }

  /** The same without moving on; for timestamps of sender reports. */
  peek(timestamp: number): number {
    if (this.#last === undefined) return timestamp;
    const step = (timestamp - this.#last) | 0;
    return this.#last + step;
  }
}
