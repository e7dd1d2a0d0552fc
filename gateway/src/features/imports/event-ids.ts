import { createHash } from 'node:crypto';

/** At most 64 characters, the same for the same row of the same sender, whenever it comes. */
export function eventId(caseRef: string, suffix: string): string {
  const id = `${caseRef}:${suffix}`;
  return id.length <= 64 ? id : `${caseRef.slice(0, 24)}#${hash(caseRef)}:${suffix}`.slice(0, 64);
}

/** A sender's case id within its 120 characters. */
export const shortRef = (caseRef: string): string =>
  caseRef.length <= 120 ? caseRef : `${caseRef.slice(0, 80)}#${hash(caseRef)}`;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
