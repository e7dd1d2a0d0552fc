import type { RelatedReason } from '@fengqiao/contract/topics';
import { gramsOf } from './fold-text.ts';
import { dayMs } from './instant.ts';

/** What two cases are compared by. Words folded and masked. */
export interface ComparedCase {
  caseId: number;
  words: string;
  /** 15-digit key. */
  area: number;
  /** WGS-84; null where only the area is known. */
  point: { lng: number; lat: number } | null;
  category: string | null;
  /** Milliseconds. */
  registeredAt: number;
}

/** Points of what two cases have in common; ours. They are a reason to look, never a finding. */
export const relatedPoints = {
  /** Times the share of pairs of characters that both titles have. */
  words: 6,
  /** Nearer than 200 m; in the same village or nearer than a kilometre. */
  here: 3,
  near: 2,
  category: 1,
  /** Within a month of each other. */
  month: 1,
  sameReporter: 4,
} as const;

/** Less than this in common is chance. */
const leastShare = 0.25;
const leastPoints = 4;
const hereM = 200;
const nearM = 1_000;
const monthDays = 30;
/** The last three digits of a key are the grid, the three before the village. */
const village = 1_000;

/** Why a case may be a report of the same matter as another; null when it hardly is. */
export function relationOf(
  one: ComparedCase,
  other: ComparedCase,
  sameReporter: boolean,
): { points: number; reasons: RelatedReason[] } | null {
  const reasons = [
    wordsReason(one, other),
    placeReason(one, other),
    one.category !== null && one.category === other.category
      ? reason('category', relatedPoints.category)
      : null,
    timeReason(one, other),
    sameReporter ? reason('sameReporter', relatedPoints.sameReporter) : null,
  ].filter((each) => each !== null);
  const kinds = new Set(reasons.map(({ kind }) => kind));
  const telling =
    kinds.has('words') || kinds.has('sameReporter') || (kinds.has('place') && kinds.has('category'));
  const points = Math.round(reasons.reduce((sum, each) => sum + each.points, 0) * 10) / 10;
  return telling && points >= leastPoints ? { points, reasons } : null;
}

/** Whether place or words speak for it: who reported is never looked for alone. */
export const isOfPlaceOrWords = ({ reasons }: { reasons: readonly RelatedReason[] }): boolean =>
  reasons.some(({ kind }) => kind === 'words' || kind === 'place');

const reason = (
  kind: RelatedReason['kind'],
  points: number,
  n: number | null = null,
  words: string[] = [],
): RelatedReason => ({ kind, words, n, points: Math.round(points * 10) / 10 });

function wordsReason(one: ComparedCase, other: ComparedCase): RelatedReason | null {
  const [mine, theirs] = [new Set(gramsOf(one.words)), new Set(gramsOf(other.words))];
  if (mine.size === 0 || theirs.size === 0) return null;
  let common = 0;
  for (const gram of mine) if (theirs.has(gram)) common += 1;
  const share = (2 * common) / (mine.size + theirs.size);
  if (share < leastShare) return null;
  return reason('words', share * relatedPoints.words, null, commonWords(one.words, other.words));
}

function placeReason(one: ComparedCase, other: ComparedCase): RelatedReason | null {
  const metres = one.point === null || other.point === null ? null : distanceM(one.point, other.point);
  if (metres !== null && metres <= hereM) return reason('place', relatedPoints.here, Math.round(metres));
  if (metres !== null && metres <= nearM) return reason('place', relatedPoints.near, Math.round(metres));
  const villages = [one.area, other.area].map((area) => Math.floor(area / village));
  const sameVillage = villages[0] === villages[1] && (villages[0] ?? 0) % village !== 0;
  return metres === null && sameVillage ? reason('place', relatedPoints.near) : null;
}

function timeReason(one: ComparedCase, other: ComparedCase): RelatedReason | null {
  const days = Math.round(Math.abs(one.registeredAt - other.registeredAt) / dayMs);
  return days <= monthDays ? reason('time', relatedPoints.month, days) : null;
}

/** Longest parts of two letters or more that both texts have, the longest first. */
const mostCommon = 4;

export function commonWords(one: string, other: string): string[] {
  const found: string[] = [];
  for (let start = 0; start < one.length - 1; ) {
    let length = 0;
    while (start + length < one.length && other.includes(one.slice(start, start + length + 1))) length += 1;
    const word = one.slice(start, start + length);
    if (length >= 2 && /\p{L}{2}/u.test(word) && !found.includes(word)) found.push(word);
    start += Math.max(1, length);
  }
  return found.sort((a, b) => b.length - a.length).slice(0, mostCommon);
}

/** Metres between two near points, on a plane. */
function distanceM(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const metresPerDegree = 111_320;
  const x = (a.lng - b.lng) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(x, a.lat - b.lat) * metresPerDegree;
}
