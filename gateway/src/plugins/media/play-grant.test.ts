import { playGrantVector } from '@fengqiao/contract/play-grant';
import { expect, test } from 'vitest';
import { signPlayGrant } from './play-grant.ts';

test('a grant is signed as the streams nodes expect it', () => {
  expect(signPlayGrant(playGrantVector.secret, playGrantVector.payload)).toBe(playGrantVector.token);
});
