import { expect, test } from 'vitest';
import { readWallAddress } from './wall-address.ts';

test('wall and screen stand in the path', () => {
  expect(readWallAddress('/wall/hall/2', '')).toEqual({
    wall: 'hall',
    screen: '2',
    scale: 1,
    display: '',
  });
  expect(readWallAddress('/wall/%E5%A4%A7%E5%8E%85/%E5%B7%A6/', '').wall).toBe('大厅');
});

test('a scale outside of reason is ignored', () => {
  expect(readWallAddress('/wall/hall/2', '?scale=1.25').scale).toBe(1.25);
  for (const scale of ['0', '-1', '40', 'x', ''])
    expect(readWallAddress('/wall/hall/2', `?scale=${scale}`).scale).toBe(1);
});

test('a broken address does not throw', () => {
  expect(readWallAddress('/wall/%E0%A4%A', '')).toMatchObject({ wall: '%E0%A4%A', screen: '' });
});

test('a display without an address may say which window of its machine it is', () => {
  expect(readWallAddress('/wall', '?display=2')).toMatchObject({ wall: '', screen: '', display: '2' });
  expect(readWallAddress('/wall', '?display=../x').display).toBe('');
});
