import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const key = randomBytes(32);
const source = { url: 'rtsp://10.0.0.1/main', username: 'viewer', password: '密码' };

test('what was sealed opens again', () => {
  expect(unseal(key, seal(key, source, 'camera-1'), 'camera-1')).toEqual(source);
});

test('the same value is sealed differently each time and shows nothing of itself', () => {
  const [first, second] = [seal(key, source, 'camera-1'), seal(key, source, 'camera-1')];
  expect(first.equals(second)).toBe(false);
  expect(first.includes('viewer')).toBe(false);
});

test('a sealed source copied to another camera does not open', () => {
  expect(() => unseal(key, seal(key, source, 'camera-1'), 'camera-2')).toThrow();
});

test('neither another key nor a changed bit opens it', () => {
  const sealed = seal(key, source, 'camera-1');
  expect(() => unseal(randomBytes(32), sealed, 'camera-1')).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal(key, changed, 'camera-1')).toThrow();
  }
});
