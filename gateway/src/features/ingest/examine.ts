import { areaKey } from '@fengqiao/contract/areas';
import { type CaseEventType, caseEventTypes } from '@fengqiao/contract/cases';
import { freeTextFields, IngestEvent, payloadSchemas } from '@fengqiao/contract/ingest';
import { Compile } from 'typebox/compile';
import { isInChina, toWgs84 } from '../../domain/datum.ts';
import type { Facts } from '../../domain/fold.ts';
import { parseInstant } from '../../domain/instant.ts';
import type { Masker } from '../../domain/mask.ts';
import type { Places } from '../../domain/placing.ts';
import type { ReporterHash } from '../../domain/reporter-hash.ts';
import { routeCategory } from '../../domain/routing.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import { EventFault } from './event-fault.ts';
import { explainFault } from './explain-fault.ts';
import type { Fault, PreparedEvent, Sender } from './prepared.ts';
import { isStorable, storable } from './storable.ts';

/** What an examination needs to know; `now` in milliseconds. */
export interface ExamineContext {
  sender: Sender;
  places: Places;
  profile: Profile;
  masker: Masker;
  /** Absent: what events say of reporters is not kept. */
  hashReporter?: ReporterHash | undefined;
  now: number;
  /** The text may hold NUL or half characters: every string is looked through. */
  suspicious: boolean;
}

/** A clock this far ahead is flagged (F7); further than a day ahead is no time of an event. */
const skewMs = 10 * 60_000;
const farMs = 24 * 3_600_000;
/** The log is cut by months: older times would each make one. No centre is older than this. */
const earliest = Date.UTC(1978, 0, 1);

const validator = Compile(IngestEvent);
const payloads = Object.fromEntries(
  caseEventTypes.map((type) => [type, { type, ...payloadCheck(type) }]),
) as unknown as Record<CaseEventType, ReturnType<typeof payloadCheck>>;

function payloadCheck(type: CaseEventType) {
  const schema = payloadSchemas[type];
  const free = freeTextFields.filter((field) => field in schema.properties);
  return { validator: Compile(schema), free };
}

/** Examines events one by one: what may be stored, and what goes to quarantine with its position and reason. */
export function examineAll(
  events: readonly unknown[],
  context: ExamineContext,
): { good: PreparedEvent[]; faults: Fault[] } {
  const good: PreparedEvent[] = [];
  const faults: Fault[] = [];
  for (let index = 0; index < events.length; index += 1) {
    const event = events[index];
    const examined = examine(event, context);
    if (!(examined instanceof EventFault)) good.push(examined);
    else {
      const { code, message } = examined;
      faults.push({ index, eventId: idOf(event), code, message, event });
    }
  }
  return { good, faults };
}

function examine(event: unknown, context: ExamineContext): PreparedEvent | EventFault {
  const swapped = outsideChina(event);
  if (swapped !== null) return swapped;
  if (!validator.Check(event)) return explainFault(validator.Errors(event), '');
  if (context.suspicious && !isStorable(event))
    return new EventFault('event.invalid', 'The event holds a NUL or half a character (a lone surrogate)');
  const check = payloads[event.type];
  const payload = event.payload ?? {};
  if (!check.validator.Check(payload)) return explainFault(check.validator.Errors(payload), '/payload');

  const at = parseInstant(event.occurredAt);
  if (typeof at === 'string') return new EventFault('event.badTime', event.occurredAt, at);
  if (at > context.now + farMs)
    return new EventFault('event.badTime', event.occurredAt, 'it lies more than a day ahead');
  if (at < earliest) return new EventFault('event.badTime', event.occurredAt, 'it lies before 1978');
  const facts = factsOf(event, at, context);
  if (facts instanceof EventFault) return facts;
  const split = splitFreeText(payload, check.free);
  const { title = null, detail = null, reporterRef } = event;
  const reporter = reporterRef === undefined ? undefined : context.hashReporter?.(reporterRef);
  return {
    source: context.sender.name,
    eventId: event.eventId,
    caseSource: context.sender.name,
    caseRef: event.caseRef,
    sourceArea: areaKey(context.sender.areaCode),
    type: event.type,
    at,
    facts,
    ...(reporter === undefined ? {} : { reporter }),
    payload: split.payload,
    texts: split.texts === null ? null : JSON.stringify(split.texts),
    title,
    detail,
    masked: maskedWords(title, detail, split.texts, context.masker),
  };
}

function factsOf(event: IngestEvent, at: number, context: ExamineContext): Facts | EventFault {
  const facts: Facts = {};
  const { sender, places, profile } = context;
  if (event.areaCode !== undefined) {
    const key = areaKey(event.areaCode);
    if (key < sender.lo || key > sender.hi)
      return new EventFault('event.outsideArea', event.areaCode, sender.name);
    if (!places.has(key)) return new EventFault('event.unknownArea', event.areaCode);
    facts.area = key;
  }
  if (event.location !== undefined) {
    const { lng, lat } = toWgs84(event.location.lng, event.location.lat, event.location.datum);
    facts.lng = lng;
    facts.lat = lat;
    const found = places.locate(lng, lat);
    // A point beyond the source's area cannot hand it a case of somebody else.
    facts.found = found !== null && found >= sender.lo && found <= sender.hi ? found : null;
  }
  if (event.category !== undefined) {
    if (routeCategory(event.category, profile) === null)
      return new EventFault('event.unknownCategory', event.category, profile.id);
    facts.category = event.category;
  }
  if (event.channel !== undefined) facts.channel = event.channel;
  if (event.people !== undefined) facts.people = event.people;
  if (event.amountYuan !== undefined) facts.amount = event.amountYuan;
  if (event.title !== undefined) facts.title = true;
  if (event.detail !== undefined) facts.detail = true;
  if (at > context.now + skewMs) facts.skewS = Math.round((at - context.now) / 1000);
  return facts;
}

/** Looked at before the schema, which would only say that a latitude of 106 is too large. */
function outsideChina(event: unknown): EventFault | null {
  const location = (event as { location?: unknown } | null)?.location as
    | { lng?: unknown; lat?: unknown; datum?: unknown }
    | undefined;
  if (location === undefined || location === null) return null;
  const { lng, lat, datum } = location;
  if (typeof lng !== 'number' || typeof lat !== 'number' || isInChina(lng, lat)) return null;
  return new EventFault('event.outsideChina', lng, lat, String(datum).slice(0, 20));
}

/** Free text is kept apart from the log; of an override the log keeps that there was one. */
function splitFreeText(
  payload: Record<string, unknown>,
  free: readonly string[],
): { payload: Record<string, unknown>; texts: Record<string, unknown> | null } {
  if (!free.some((field) => payload[field] !== undefined)) return { payload, texts: null };
  const kept: Record<string, unknown> = { ...payload };
  const texts: Record<string, unknown> = {};
  for (const field of free) {
    if (kept[field] === undefined) continue;
    texts[field] = kept[field];
    if (field === 'override') kept[field] = true;
    else delete kept[field];
  }
  return { payload: kept, texts };
}

/** Masked together, so that a name found in one is covered in all. */
function maskedWords(
  title: string | null,
  detail: string | null,
  texts: Record<string, unknown> | null,
  masker: Masker,
): PreparedEvent['masked'] {
  if (title === null && detail === null && texts === null) return nothingMasked;
  const masked = masker.deep({ title, detail, texts }) as {
    title: string | null;
    detail: string | null;
    texts: unknown;
  };
  return { ...masked, texts: masked.texts === null ? null : JSON.stringify(masked.texts) };
}
const nothingMasked: PreparedEvent['masked'] = { title: null, detail: null, texts: null };

function idOf(event: unknown): string | null {
  const eventId = (event as { eventId?: unknown } | null)?.eventId;
  return typeof eventId === 'string' ? storable(eventId.slice(0, 64)) : null;
}
