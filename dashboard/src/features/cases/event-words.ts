import type { TimelineEvent } from '@fengqiao/contract/cases';
import type { TFunction } from 'i18next';
import type { ReferenceWords } from '../../lib/reference.ts';
import { shortDateTimeOf } from '../../lib/time.ts';
import { tagWords } from './order-words.ts';

/** How a field of a payload becomes words: by a list of the contract, by the registry, or as it is. */
const lists: Record<string, string> = {
  level: 'case.level',
  toLevel: 'case.level',
  route: 'case.route',
  factor: 'case.factor',
  strength: 'case.strength',
  tier: 'tier',
  because: 'case.because',
  intensity: 'case.intensity',
  intakeClass: 'case.intakeClass',
  again: 'case.channel',
};

/** Fields whose list of words depends on the event. */
const listsByEvent: Record<string, Record<string, string>> = {
  'mediation.attempted': { outcome: 'case.attemptOutcome' },
  'route.concluded': { outcome: 'case.routeOutcome' },
  'letter.issued': { kind: 'case.letter' },
  'letter.received': { kind: 'case.letter' },
  'letter.replied': { kind: 'case.letter' },
  'support.given': { kind: 'case.support' },
  'deadline.passed': { kind: 'case.clock' },
};

const registry: Record<string, keyof ReferenceWords> = {
  department: 'department',
  leadDepartment: 'department',
  difficulty: 'difficulty',
};

function valueWords(
  event: TimelineEvent,
  field: string,
  value: unknown,
  t: TFunction,
  words: ReferenceWords,
): string {
  const list = listsByEvent[event.type]?.[field] ?? lists[field];
  if (list && value === null) return t('tier.none');
  if (list) return t(`${list}.${String(value)}`, { defaultValue: String(value) });
  const lookUp = registry[field];
  if (lookUp) return words[lookUp](String(value));
  if (field === 'dueAt' || field === 'respondBy') return shortDateTimeOf(String(value));
  if (field === 'tag') return tagWords(String(value), t);
  if (Array.isArray(value)) return value.join(t('act.comma'));
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (field === 'override' && typeof value === 'object' && value !== null && 'reason' in value)
    return String(value.reason);
  // The rules of a tier that fired, each with what it found.
  if (field === 'fired' && typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([rule, found]) => `${rule} ${String(found)}`)
      .join(' · ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What happened, as the headline of a timeline entry. */
export function eventTitle(event: Pick<TimelineEvent, 'type'>, t: TFunction): string {
  return t(`event.${event.type}`);
}

/** The particulars of an event, each with the name of its field, in the order the sender gave. */
export function eventParticulars(
  event: TimelineEvent,
  t: TFunction,
  words: ReferenceWords,
): { field: string; label: string; text: string }[] {
  return Object.entries(event.payload)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([field, value]) => ({
      field,
      label: t(`event.field.${field}`, { defaultValue: field }),
      text: valueWords(event, field, value, t, words),
    }));
}
