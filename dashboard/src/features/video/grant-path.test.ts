import { expect, test } from 'vitest';
import { GrantPath, grantFolder, renewDelayMs } from './grant-path.ts';

const playlist = (grant: string, host = 'node1:8081') => `http://${host}/play/${grant}/live.m3u8`;

test('the grant is in the folder of the playlist, whatever its query', () => {
  expect(grantFolder(`${playlist('aaa.111')}?_HLS_msn=4`)).toBe('http://node1:8081/play/aaa.111/');
});

test('a request under an older grant moves to the newest one with its query', () => {
  const path = new GrantPath(playlist('aaa.111'));
  path.renew(playlist('bbb.222'));
  expect(path.rewrite(`${playlist('aaa.111')}?_HLS_msn=7&_HLS_part=2`)).toBe(
    `${playlist('bbb.222')}?_HLS_msn=7&_HLS_part=2`,
  );
  expect(path.rewrite('http://node1:8081/play/aaa.111/k3-18.2.mp4')).toBe(
    'http://node1:8081/play/bbb.222/k3-18.2.mp4',
  );
});

test('the playlist is asked for under the first grant however often it was renewed', () => {
  const path = new GrantPath(playlist('aaa.111'));
  for (let n = 0; n < 200; n++) path.renew(playlist(`g${n}.222`));
  expect(path.rewrite(playlist('aaa.111'))).toBe(playlist('g199.222'));
});

test('a request under the newest grant and a foreign request stay as they are', () => {
  const path = new GrantPath(playlist('aaa.111'));
  path.renew(playlist('bbb.222'));
  expect(path.rewrite(playlist('bbb.222'))).toBe(playlist('bbb.222'));
  expect(path.rewrite('http://elsewhere/play/aaa.111/x.mp4')).toBe('http://elsewhere/play/aaa.111/x.mp4');
});

test('renewing says whether the picture stays on its node', () => {
  const path = new GrantPath(playlist('aaa.111'));
  expect(path.renew(playlist('bbb.222'))).toBe(true);
  expect(path.renew(playlist('ccc.333', 'node2:8081'))).toBe(false);
  expect(path.playlist).toBe(playlist('ccc.333', 'node2:8081'));
});

test('a grant is renewed at half of its life, but never in a tight loop', () => {
  expect(renewDelayMs(60_000, 0)).toBe(30_000);
  expect(renewDelayMs(60_000, 59_900)).toBe(1_000);
  expect(renewDelayMs(0, 59_900)).toBe(1_000);
});
