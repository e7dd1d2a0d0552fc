import { expect, test } from 'vitest';
import { ApiError } from '../../lib/api.ts';
import { isClosed } from './use-closed.ts';

const refused = (status: number, code: string) => new ApiError(status, { code, message: code });

test('a case is closed to whoever is told that it is not there, not to whoever is cut off', () => {
  expect(isClosed(refused(404, 'notFound'))).toBe(true);
  expect(isClosed(refused(403, 'access.denied'))).toBe(true);
  expect(isClosed(refused(0, 'network'))).toBe(false);
  expect(isClosed(refused(503, 'database.unavailable'))).toBe(false);
  expect(isClosed(null)).toBe(false);
});
