import type { Language } from '@fengqiao/contract/reference';

/** What a file says of itself beside its tables. */
export interface FileAbout {
  title: string;
  language: Language;
  /** Centre or account that it was made for. */
  author: string;
  at: Date;
  /** Made in a drill: Word and PDF say so in their first line, a sheet under its rows. */
  drill?: boolean;
  /** Of frozen figures: the pack that they are of. */
  snapshot?: { id: string; sha256: string };
}
