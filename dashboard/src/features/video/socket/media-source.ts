/** The browser's way to be fed with media: iPhones have only the managed one. */
export function mediaSourceClass(): typeof MediaSource | null {
  const { ManagedMediaSource } = globalThis as { ManagedMediaSource?: typeof MediaSource };
  return globalThis.MediaSource ?? ManagedMediaSource ?? null;
}

/** @param codecs RFC 6381 */
export const mediaTypeOf = (codecs: string): string => `video/mp4; codecs="${codecs}"`;

/** Whether this browser can decode it; true where it cannot be asked. */
export const canDecode = (codecs: string): boolean =>
  mediaSourceClass()?.isTypeSupported(mediaTypeOf(codecs)) ?? true;
