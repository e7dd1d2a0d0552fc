import { describe, expect, it } from 'vitest';
import { parseSourceSearch, usualDelay } from './source-search.ts';

describe('the address of the sources', () => {
  it('takes a state that there is, and leaves out everything else', () => {
    expect(parseSourceSearch({ state: 'silent', add: 'true', x: 1 })).toEqual({ state: 'silent', add: true });
    expect(parseSourceSearch({ state: 'dead' })).toEqual({});
  });
});

describe('the usual delay', () => {
  it('is the time within which half of the calls came', () => {
    expect(usualDelay([1, 0, 0, 0, 0])).toBe('minute');
    expect(usualDelay([4, 3, 3, 0, 0])).toBe('tenMinutes');
    expect(usualDelay([0, 0, 0, 1, 9])).toBe('later');
    expect(usualDelay([0, 0, 0, 0, 0])).toBeNull();
  });
});
