import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashedOnce, reporterHash } from './reporter-hash.ts';

describe('the hash of a reporter', () => {
  const keys = [randomBytes(32), randomBytes(32)] as const;

  it('is the same for one reference however it is written', () => {
    const hash = reporterHash(keys);
    for (const written of ['51190219800101123x', '５１１９０２ 19800101 123X', '511902-19800101-123X'])
      expect(hash(written)).toEqual(hash('51190219800101123X'));
    expect(hash('51190219800101123X')).not.toEqual(hash('511902198001011231'));
  });

  it('is another one under another key', () => {
    expect(reporterHash([keys[0]])('a')).not.toEqual(reporterHash([keys[1]])('a'));
  });

  it('of before becomes that of after by the added key alone, without the reference', () => {
    expect(hashedOnce(reporterHash([keys[0]])('a'), keys[1])).toEqual(reporterHash(keys)('a'));
  });
});
