import { createCipheriv, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { isSealedByCurrent, seal, unseal } from './seal.ts';

const key = randomBytes(32);
const source = { url: 'rtsp://10.0.0.1/main', username: 'viewer', password: '密码' };

/** As values were sealed before there were key ids. */
function sealWithoutKeyId(boundTo: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(boundTo));
  const text = Buffer.concat([cipher.update(JSON.stringify(source), 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(1), iv, cipher.getAuthTag(), text]);
}

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
  for (const sealed of [seal(key, source, 'camera-1'), sealWithoutKeyId('camera-1')]) {
    expect(() => unseal(randomBytes(32), sealed, 'camera-1')).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => unseal(key, changed, 'camera-1')).toThrow();
    }
  }
});

test('a key of before still opens what it sealed, and seals nothing any more', () => {
  const old = seal(key, source, 'camera-1');
  const keys = [randomBytes(32), key];
  expect(unseal(keys, old, 'camera-1')).toEqual(source);
  expect(isSealedByCurrent(keys, old)).toBe(false);
  const fresh = seal(keys, source, 'camera-1');
  expect(isSealedByCurrent(keys, fresh)).toBe(true);
  expect(() => unseal(key, fresh, 'camera-1')).toThrow('a key that is not here');
});

test('what was sealed before there were key ids opens with any key of the list', () => {
  const old = sealWithoutKeyId('camera-1');
  expect(unseal([randomBytes(32), key], old, 'camera-1')).toEqual(source);
  expect(isSealedByCurrent(key, old)).toBe(false);
});
