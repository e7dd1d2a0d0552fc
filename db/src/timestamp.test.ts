import { describe, expect, it } from 'vitest';
import { arrayLiteral } from './array-literal.ts';
import { timestamp } from './timestamp.ts';

describe('values on their way to the database', () => {
  it('write times as Date does', () => {
    for (const at of [0, -1, 1_760_000_000_123, 951_782_399_999, -14_182_940_000])
      expect(timestamp(at)).toBe(new Date(at).toISOString());
    expect(timestamp(null)).toBeNull();
  });

  it('write arrays so that no text ends its element', () => {
    expect(arrayLiteral([1, null, true])).toBe('{1,null,true}');
    expect(arrayLiteral(['a', 'null', '', 'x,y}', '\\"', null])).toBe(
      String.raw`{"a","null","","x,y}","\\\"",null}`,
    );
  });
});
