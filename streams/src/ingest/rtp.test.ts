import { expect, test } from 'vitest';
import { parseRtp, parseSenderReport } from './rtp.ts';

test('header extension, contributing sources and padding are not payload', () => {
  const packet = Buffer.from('b1e00001000000020000000300000099bede000100000000aabbcc000003', 'hex');
  expect(parseRtp(packet)).toMatchObject({
    payloadType: 96,
    marker: true,
    sequence: 1,
    timestamp: 2,
    ssrc: 3,
    payload: Buffer.from('aabbcc', 'hex'),
  });
});

test.each([
  ['cut short', '80600001'],
  ['another version', '406000010000000200000003aabb'],
  ['an extension beyond the end', '906000010000000200000003bede00ff'],
  ['padding longer than the packet', 'a06000010000000200000003aaff'],
])('a packet that is %s is dropped', (_what, hex) => {
  expect(parseRtp(Buffer.from(hex, 'hex'))).toBeNull();
});

test('a sender report ties wall clock and timestamp, behind other reports too', () => {
  const receiverReport = Buffer.from('80c9000100000001', 'hex');
  const report = Buffer.alloc(28);
  report.writeUInt32BE(0x80c80006, 0);
  report.writeUInt32BE(7, 4);
  report.writeUInt32BE(1_700_000_000 + 2_208_988_800, 8);
  report.writeUInt32BE(0x80000000, 12);
  report.writeUInt32BE(90_000, 16);
  expect(parseSenderReport(Buffer.concat([receiverReport, report]))).toEqual({
    ssrc: 7,
    ntpMs: 1_700_000_000_500,
    rtpTimestamp: 90_000,
  });
  expect(parseSenderReport(receiverReport)).toBeNull();
  expect(parseSenderReport(report.subarray(0, 20))).toBeNull();
});
