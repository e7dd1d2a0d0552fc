import { describe, expect, test } from 'vitest';
import { holdsMeetingsOf, mayAct, mayCall, stateAfter } from './meeting-acts.ts';

const township = '511902001';
const head = { role: 'head', areaCode: township } as const;
const clerk = { role: 'clerk', areaCode: township } as const;

describe('a meeting', () => {
  test('is planned, opened, closed, and may be opened again', () => {
    expect(stateAfter('open', 'planned')).toBe('open');
    expect(stateAfter('close', 'open')).toBe('closed');
    expect(stateAfter('reopen', 'closed')).toBe('open');
  });

  test('that was missed may still be held', () => {
    expect(stateAfter('open', 'missed')).toBe('open');
  });

  test('gets no new figures once it has begun', () => {
    expect(stateAfter('prepare', 'open')).toBeUndefined();
    expect(stateAfter('prepare', 'closed')).toBeUndefined();
  });

  test('is not cancelled once it was held', () => {
    expect(stateAfter('cancel', 'closed')).toBeUndefined();
    expect(stateAfter('open', 'cancelled')).toBeUndefined();
  });
});

describe('who holds it', () => {
  test('its own leader, head and secretary; nobody from above or beside', () => {
    expect(mayAct(head, township, 'open')).toBe(true);
    expect(mayAct(clerk, township, 'open')).toBe(true);
    expect(mayAct({ role: 'leader', areaCode: '511902' }, township, 'open')).toBe(false);
    expect(mayAct({ role: 'mediator', areaCode: township }, township, 'open')).toBe(false);
  });

  test('a township for its villages, but not for those of another one', () => {
    expect(holdsMeetingsOf(clerk, '511902001001')).toBe(true);
    expect(holdsMeetingsOf(clerk, '511902002001')).toBe(false);
  });

  test('a clerk keeps it and does not call or cancel one', () => {
    expect(mayCall(clerk, township)).toBe(false);
    expect(mayAct(clerk, township, 'cancel')).toBe(false);
    expect(mayCall(head, township)).toBe(true);
  });
});
