import type { TimelineEvent } from '@fengqiao/contract/cases';
import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { resources } from '../../i18n/resources.ts';
import type { ReferenceWords } from '../../lib/reference.ts';
import { eventParticulars, eventTitle } from './event-words.ts';

const words: ReferenceWords = {
  category: (code) => `category ${code}`,
  department: (code) => `department ${code}`,
  difficulty: (code) => `difficulty ${code}`,
};

const anEvent = (type: TimelineEvent['type'], payload: TimelineEvent['payload']): TimelineEvent => ({
  eventId: 'e1',
  type,
  source: 'grid',
  by: null,
  occurredAt: '2026-11-22T15:42:08+08:00',
  receivedAt: '2026-11-22T15:42:09+08:00',
  areaCode: '511902001',
  payload,
});

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: resources.en } } });
});

const read = (type: TimelineEvent['type'], payload: TimelineEvent['payload']) =>
  eventParticulars(anEvent(type, payload), i18next.t, words).map(({ label, text }) => `${label}: ${text}`);

describe('an event in words', () => {
  test('has a title', () => {
    expect(eventTitle({ type: 'mediation.attempted' }, i18next.t)).toBe('Mediation');
  });

  test('names levels, outcomes and yes or no', () => {
    expect(read('mediation.attempted', { level: 'township', outcome: 'failed', professional: true })).toEqual(
      ['Level: Township', 'Outcome: Failed', 'Professional: Yes'],
    );
  });

  test('takes departments and difficulties from the registry', () => {
    expect(read('case.triaged', { difficulty: 'general', leadDepartment: 'justice' })).toEqual([
      'Difficulty: difficulty general',
      'Lead: department justice',
    ]);
  });

  test('reads the same field by the list of its event', () => {
    expect(read('letter.issued', { kind: 'riskWarning' })).toEqual(['Kind: Risk warning']);
    expect(read('support.given', { kind: 'legalAid' })).toEqual(['Kind: Legal aid']);
  });

  test('shows a deadline in Shanghai', () => {
    expect(read('deadline.passed', { kind: 'resolve', dueAt: '2026-11-22T16:00:00Z' })).toEqual([
      'Kind: Resolution',
      'Due: 11-23 00:00',
    ]);
  });

  test('says that a tier was taken away', () => {
    expect(read('tier.changed', { tier: null })).toEqual(['Tier: No tier']);
  });

  test('gives the reason of an exception, and leaves a word it does not know as it is', () => {
    expect(read('case.escalated', { toLevel: 'county', override: { reason: 'urgent' } })).toEqual([
      'To: County',
      'Reason for the exception: urgent',
    ]);
    expect(read('risk.signalled', { factor: 'newFactor' })).toEqual(['Factor: newFactor']);
  });
});
