import type { LetterStatus } from '@fengqiao/contract/letters';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { officialCalendar } from './calendar.ts';
import {
  answerDue,
  isRecipient,
  letterNumber,
  recipientWords,
  shortAreaName,
  statusAfter,
  stepsFor,
  yearOf,
} from './letters.ts';

const letter = (status: LetterStatus) => ({
  status,
  areaCode: '511902',
  to: { areaCode: '511902001', department: 'justice' },
});
const clerk = (areaCode: string) => ({ role: 'clerk' as const, areaCode, department: null });

describe('who may do what with a letter', () => {
  it('lets the issuer send, remind and withdraw, and the recipient receive and answer', () => {
    expect(stepsFor(clerk('511902'), letter('draft'))).toEqual(['drafted', 'issued', 'withdrawn']);
    expect(stepsFor(clerk('511902'), letter('issued'))).toEqual(['reminded', 'withdrawn']);
    expect(stepsFor(clerk('511902001'), letter('issued'))).toEqual(['received', 'replied']);
  });

  it('lets the recipient alone assign and coordinate, once it has the letter', () => {
    expect(stepsFor(clerk('511902001'), letter('received'))).toEqual(['replied', 'assigned', 'coordinated']);
    expect(stepsFor(clerk('511902'), letter('received'))).not.toContain('assigned');
  });

  it('leaves nothing to do with a letter that was withdrawn, and never withdraws one that was answered', () => {
    expect(stepsFor(clerk('511902001'), letter('withdrawn'))).toEqual([]);
    expect(stepsFor(clerk('511902'), letter('replied'))).toEqual([]);
  });

  it('takes people of an area above for readers, not for one of the two sides', () => {
    expect(stepsFor(clerk('511900'), letter('issued'))).toEqual([]);
  });

  it('takes a handler for the recipient of a letter to the own department alone', () => {
    const handler = { role: 'handler' as const, areaCode: '511902001' };
    expect(isRecipient({ ...handler, department: 'justice' }, letter('issued'))).toBe(true);
    expect(isRecipient({ ...handler, department: 'court' }, letter('issued'))).toBe(false);
  });

  it('leaves the status as it is when a letter is only handed on', () => {
    expect(statusAfter('assigned', 'received')).toBe('received');
    expect(statusAfter('replied', 'received')).toBe('replied');
  });
});

describe('the number of a letter', () => {
  it('names issuer, year and serial by the pattern of the place', () => {
    expect(letterNumber('{area}综治函〔{year}〕{n}号', '巴中市', 2026, 12)).toBe('巴中综治函〔2026〕12号');
  });

  it('shortens names of areas but not to nothing', () => {
    expect(['巴州区', '东城街道', '红星社区', '城区', '通江县'].map(shortAreaName)).toEqual([
      '巴州',
      '东城',
      '红星',
      '城区',
      '通江',
    ]);
  });

  it('takes the year of Shanghai, where it begins eight hours before Greenwich', () => {
    expect(yearOf(Date.parse('2026-12-31T16:00:00Z'))).toBe(2027);
    expect(yearOf(Date.parse('2026-12-31T15:59:59Z'))).toBe(2026);
  });
});

describe('the answer to a letter', () => {
  const [first] = loadProfile('bazhong').letters ?? [];
  if (first === undefined) throw new Error('bazhong sends no letters');
  const dueIn = (n: number, issued: string) =>
    answerDue({ ...first, replyWithin: { unit: 'workingDays', n } }, Date.parse(issued), officialCalendar);

  it('is due after working days, across the National Day and the Saturday that is worked for it', () => {
    // 2025-10-11 is a working Saturday: 30 Sep + 3 = 9, 10, 11 Oct.
    const due = dueIn(3, '2025-09-30T10:00:00+08:00');
    expect(new Date(due ?? 0).toISOString()).toBe('2025-10-11T16:00:00.000Z');
  });

  it('is not due at all where the place asks for none', () => {
    expect(answerDue({ ...first, replyWithin: null }, 0, officialCalendar)).toBeNull();
  });
});

describe('the recipient of a letter', () => {
  it('is an office: a centre, a department or the head of party or government, never a person', () => {
    expect(recipientWords('巴州区', { areaCode: '511902' }, undefined)).toBe('巴州区综治中心');
    expect(recipientWords('巴州区', { areaCode: '511902', department: 'x' }, { zh: '司法局', en: '' })).toBe(
      '巴州区司法局',
    );
    expect(recipientWords('巴州区', { areaCode: '511902', head: 'party' }, undefined)).toBe(
      '巴州区党委主要负责人',
    );
    expect(recipientWords('巴州区', { areaCode: '511902', head: 'government' }, undefined)).toBe(
      '巴州区人民政府主要负责人',
    );
  });
});
