import type { CaseEventType } from '@fengqiao/contract/cases';
import type { IngestEvent } from '@fengqiao/contract/ingest';
import type { DrillStory, StoryCase, WalkIn } from './drill-story.ts';

/** Where a case of a story can happen. */
export interface DrillPlace {
  areaCode: string;
  name: string;
  /** WGS-84; null = only the area is known. */
  lng: number | null;
  lat: number | null;
}

/** One event of a story at its time; when it happened is filled in when it is sent. */
export interface PlannedStep {
  atMs: number;
  event: Omit<IngestEvent, 'occurredAt'>;
  title: string;
  areaName: string;
}

const walkInRef = 'walk-in-';
/** Whether a case of a plan is an everyday one beside the story. */
export const isWalkIn = (caseRef: string): boolean => caseRef.includes(walkInRef);

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Stands before every title: a picture of a screen or a copied line still says it. */
const mark = '【演练】';
/** Cases gather around a few places of an area. */
const spreadDeg = 0.004;

/** Repeatable numbers, 0 ≤ x < 1 (mulberry32 over an FNV-1a hash of the text). */
function seeded(text: string): () => number {
  let state = 0x811c9dc5;
  for (const char of text) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Everything that will happen, by time. The same story, places and seed give the same plan; without places there is none. */
export function planDrill(story: DrillStory, places: readonly DrillPlace[], seed: string): PlannedStep[] {
  if (places.length === 0) return [];
  const next = seeded(seed);
  const anyPlace = () => places[Math.floor(next() * places.length)] as DrillPlace;
  const named = new Map<string, DrillPlace>();
  const placeOf = (word: string): DrillPlace => {
    const known = named.get(word) ?? anyPlace();
    named.set(word, known);
    return known;
  };
  const told = story.cases.flatMap((each) => stepsOf(seed, each, placeOf(each.place), next));
  const walkIns = walkInTimes(story).flatMap((atMin, index) => {
    const kind = story.walkIns.cases[Math.floor(next() * story.walkIns.cases.length)];
    const ref = `${walkInRef}${index + 1}`;
    return kind === undefined ? [] : stepsOf(seed, asCase(kind, ref, atMin + next() - 0.5), anyPlace(), next);
  });
  return [...told, ...walkIns].sort((a, b) => a.atMs - b.atMs);
}

const asCase = (kind: WalkIn, ref: string, atMin: number): StoryCase => ({
  ...kind,
  ref,
  place: ref,
  atMin: Math.max(0, atMin),
  steps: [],
});

/** Evenly over the story, each in the middle of its share. */
function walkInTimes({ minutes, walkIns: { perHour } }: DrillStory): number[] {
  const count = Math.round((perHour * minutes * minuteMs) / hourMs);
  return Array.from({ length: count }, (_, index) => ((index + 0.5) * minutes) / count);
}

function stepsOf(seed: string, told: StoryCase, place: DrillPlace, next: () => number): PlannedStep[] {
  const title = `${mark}${told.title}`;
  const caseRef = `${seed}-${told.ref}`;
  const step = (
    n: number,
    afterMin: number,
    type: CaseEventType,
    rest: Partial<IngestEvent>,
  ): PlannedStep => ({
    atMs: Math.round((told.atMin + afterMin) * minuteMs),
    event: { eventId: `${caseRef}-${n}`, caseRef, type, ...rest } as PlannedStep['event'],
    title,
    areaName: place.name,
  });
  const nearby = (degrees: number) => Math.round((degrees + (next() - 0.5) * spreadDeg) * 1e5) / 1e5;
  const { category, channel, detail, people, amountYuan } = told;
  const registered = step(0, 0, 'case.registered', {
    areaCode: place.areaCode,
    ...(place.lng === null || place.lat === null
      ? {}
      : { location: { lng: nearby(place.lng), lat: nearby(place.lat), datum: 'WGS84' } }),
    ...{ category, channel, title, detail, people },
    ...(amountYuan === undefined ? {} : { amountYuan }),
  });
  return [
    registered,
    ...told.steps.map(({ afterMin, type, payload }, index) =>
      step(index + 1, afterMin, type, payload === undefined ? {} : { payload }),
    ),
  ];
}
