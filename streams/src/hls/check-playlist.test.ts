import { expect, test } from 'vitest';
import { checkPlaylist } from './check-playlist.sample.ts';
import { SampleCamera } from './stream.sample.ts';

const good = (): { before: string; now: string } => {
  const camera = new SampleCamera({ gop: 30 }).send(30 * 8);
  const before = camera.stream.playlist() ?? '';
  return { before, now: camera.send(3).stream.playlist() ?? '' };
};

test('a playlist of ours breaks no rule', () => {
  const { before, now } = good();
  expect(checkPlaylist(now, before)).toEqual([]);
});

test.each([
  ['TARGETDURATION:2', 'TARGETDURATION:1', /rounds above the target/],
  ['TARGETDURATION:2', 'TARGETDURATION:3', /TARGETDURATION changed/],
  ['VERSION:9', 'VERSION:6', /parts need version 9/],
  ['PART-HOLD-BACK=0.62400', 'PART-HOLD-BACK=0.30000', /three part targets/],
  [',HOLD-BACK=6', ',HOLD-BACK=4', /three target durations/],
  ['DURATION=0.20000', 'DURATION=0.30000', /above the part target/],
  [/DURATION=0.20000(?!.*INDEPENDENT)/, 'DURATION=0.10000', /below 85 %/],
  ['#EXTINF:2.00000', '#EXTINF:1.50000', /make no segment/],
  [/#EXT-X-PRELOAD-HINT.*\n/, '', /next part is hinted/],
  [/#EXT-X-MEDIA-SEQUENCE:\d+/, '#EXT-X-MEDIA-SEQUENCE:5', /MEDIA-SEQUENCE went back/],
  [/#EXT-X-MAP.*\n/, '', /MAP before the first/],
  [/(#EXTINF.*\n\S+\n)/, '$1#EXT-X-MAP:URI="other.mp4"\n', /MAP without a discontinuity/],
  [/#EXT-X-PROGRAM-DATE-TIME.*\n/, '', /a date/],
  [/(#EXTINF.*\n)\S+\n/, '$1other.m4s\n', /changed/],
  [/,INDEPENDENT=YES/, '', /INDEPENDENT-SEGMENTS holds/],
] as const)('%s made %s is found', (from, to, words) => {
  const { before, now } = good();
  expect(checkPlaylist(now.replace(from, to), before).join('\n')).toMatch(words);
});
