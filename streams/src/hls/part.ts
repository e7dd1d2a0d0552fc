/** One `EXT-X-PART`: a fragment of about a fifth of a second. */
export interface Part {
  /** Counts over the whole stream; names the file, so that the next part's name is known beforehand. */
  id: number;
  /** `moof` + `mdat`. */
  bytes: Buffer;
  /** 90 kHz ticks, never above the part target. */
  durationTicks: number;
  /** True when it begins with a key frame. */
  independent: boolean;
}
