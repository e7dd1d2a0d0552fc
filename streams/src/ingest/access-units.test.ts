import { describe, expect, test } from 'vitest';
import { type AccessUnit, AccessUnits } from './access-units.ts';
import { h264 } from './h264.ts';
import { h265 } from './h265.ts';
import type { NalCodec } from './nal-codec.ts';
import { ParameterSets } from './parameter-sets.ts';

const SPS = Buffer.from('Z0LAFtkAoC/5cBEAAAMAAQAAAwAeDxYuSA==', 'base64');
const PPS = Buffer.from('aMuDyyA=', 'base64');
const IDR = Buffer.from([0x65, 0x88, 1, 2, 3, 4, 5, 6]);
const IDR_SLICE_2 = Buffer.from([0x65, 0x44, 1, 2]);
const P = Buffer.from([0x41, 0x9a, 1]);

function camera(codec: NalCodec) {
  const out: AccessUnit[] = [];
  const sets = new ParameterSets(codec);
  const units = new AccessUnits(codec, sets, (unit) => out.push(unit));
  let sequence = 65_533;
  return {
    out,
    sets,
    units,
    lose: () => sequence++,
    send(timestamp: number, marker: boolean, ...payload: (Buffer | number[])[]) {
      const bytes = Buffer.concat(payload.map((piece) => Buffer.from(piece)));
      const packet = {
        payloadType: 96,
        marker,
        sequence: sequence++ & 0xffff,
        timestamp,
        ssrc: 1,
        payload: bytes,
      };
      units.push(packet);
    },
    /** Key flags and sizes of what came out. */
    seen: () =>
      out.map(({ key, nalus }) => `${key ? 'K' : 'p'}${nalus.map(({ length }) => length).join('+')}`),
  };
}

/** An H.264 NAL unit in FU-A fragments of a few bytes. */
function fuA(nal: Buffer, size = 3): number[][] {
  const [header = 0, ...rest] = nal;
  const pieces: number[][] = [];
  for (let at = 0; at < rest.length; at += size) {
    const flags = (at === 0 ? 0x80 : 0) | (at + size >= rest.length ? 0x40 : 0);
    pieces.push([(header & 0xe0) | 28, flags | (header & 0x1f), ...rest.slice(at, at + size)]);
  }
  return pieces;
}

const stapA = (...nalus: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([24]), ...nalus.flatMap((nal) => [Buffer.from([0, nal.length]), nal])]);

describe('H.264', () => {
  test('STAP-A gives the parameter sets, FU-A the picture, over the sequence wrap', () => {
    const { send, out, sets, seen } = camera(h264);
    send(1000, false, stapA(SPS, PPS));
    const pieces = fuA(IDR);
    for (const [i, piece] of pieces.entries()) send(1000, i === pieces.length - 1, piece);
    send(7000, true, P);
    expect(seen()).toEqual(['K8', 'p3']);
    expect(out[0]?.nalus[0]).toEqual(IDR);
    expect(sets.takeChange()).toEqual({ codec: 'h264', vps: [], sps: [SPS], pps: [PPS] });
    expect(sets.takeChange()).toBeUndefined();
  });

  test('nothing comes out before the first key frame, and what is held back is counted', () => {
    const { send, seen, units } = camera(h264);
    send(1000, true, P);
    send(7000, true, P);
    send(13_000, true, IDR);
    expect(seen()).toEqual(['K8']);
    expect(units.counters).toEqual({ lostPackets: 0, droppedFrames: 2 });
  });

  test('after a lost packet everything waits for the next key frame', () => {
    const { send, lose, seen, units } = camera(h264);
    send(1000, true, IDR);
    send(7000, true, P);
    lose();
    send(19_000, true, P);
    send(25_000, true, P);
    expect(units.waitingForKey).toBe(true);
    send(31_000, true, IDR);
    send(37_000, true, P);
    expect(seen()).toEqual(['K8', 'p3', 'K8', 'p3']);
    expect(units.counters).toEqual({ lostPackets: 1, droppedFrames: 2 });
  });

  test('a key frame right behind the loss is whole and is used', () => {
    const { send, lose, seen } = camera(h264);
    send(1000, true, IDR);
    lose();
    send(13_000, true, IDR);
    expect(seen()).toEqual(['K8', 'K8']);
  });

  test('a key frame that lost its first fragment, its last or one in the middle is dropped', () => {
    for (const missing of [0, 1, 2]) {
      const { send, lose, seen, units } = camera(h264);
      send(1000, true, IDR);
      fuA(IDR).forEach((piece, i) => {
        if (i === missing) lose();
        else send(7000, i === 2, piece);
      });
      send(13_000, true, P);
      send(19_000, true, IDR);
      expect(seen()).toEqual(['K8', 'K8']);
      expect(units.counters.lostPackets).toBe(1);
    }
  });

  test('the slices of one picture stay together; a lost slice loses the picture', () => {
    const { send, lose, seen } = camera(h264);
    send(1000, false, IDR);
    send(1000, true, IDR_SLICE_2);
    lose();
    send(7000, true, IDR_SLICE_2);
    send(13_000, true, IDR, []);
    expect(seen()).toEqual(['K8+4', 'K8']);
  });

  test('a camera that marks every slice is seen through after its first picture', () => {
    const { send, seen } = camera(h264);
    for (let picture = 0; picture < 4; picture++) {
      send(picture * 6000, true, IDR);
      send(picture * 6000, true, IDR_SLICE_2);
    }
    expect(seen().slice(-2)).toEqual(['K8+4', 'K8+4']);
  });

  test('a camera without markers is cut by its timestamps', () => {
    const { send, seen } = camera(h264);
    send(1000, false, IDR);
    send(7000, false, P);
    send(13_000, false, P);
    expect(seen()).toEqual(['K8', 'p3']);
  });

  test('damaged payloads drop a picture and harm nothing else', () => {
    const { send, seen, units } = camera(h264);
    send(1000, true, IDR);
    send(7000, true, [24, 0, 50, 1, 2]);
    send(13_000, true, [28]);
    send(19_000, true, [31, 1, 2]);
    send(25_000, true, IDR);
    expect(seen()).toEqual(['K8', 'K8']);
    expect(units.counters.droppedFrames).toBe(3);
  });

  test('another sender on the same track begins with its key frame', () => {
    const { send, seen, units } = camera(h264);
    send(1000, true, IDR);
    const other = { payloadType: 96, sequence: 9, ssrc: 2 };
    units.push({ ...other, marker: true, timestamp: 5, payload: P });
    units.push({ ...other, sequence: 10, marker: true, timestamp: 6005, payload: IDR });
    expect(seen()).toEqual(['K8', 'K8']);
  });
});

describe('H.265', () => {
  const nal = (type: number, ...rest: number[]): Buffer => Buffer.from([type << 1, 1, ...rest]);
  const IDR_N_LP = nal(20, 0x80, 1);
  const CRA = nal(21, 0x80, 1);
  const RASL = nal(8, 0x80, 1);
  const TRAIL = nal(1, 0x80, 1);
  const fu = (type: number, flags: number, ...rest: number[]): number[] => [
    49 << 1,
    1,
    flags | type,
    ...rest,
  ];

  test('an aggregation packet and a fragmented picture come out whole', () => {
    const { send, sets, seen } = camera(h265);
    const [vps, sps, pps] = [nal(32, 1), nal(33, 2), nal(34, 0x80)];
    const lengths = [vps, sps, pps].flatMap((each) => [Buffer.from([0, each.length]), each]);
    send(1000, false, [48 << 1, 1], ...lengths);
    send(1000, false, fu(20, 0x80, 0x80, 1));
    send(1000, false, fu(20, 0, 2));
    send(1000, true, fu(20, 0x40, 3));
    expect(seen()).toEqual(['K6']);
    expect(sets.takeChange()).toEqual({ codec: 'h265', vps: [vps], sps: [sps], pps: [pps] });
  });

  test('a CRA picture is a start; pictures that lead it are left out only there', () => {
    const { send, seen, units } = camera(h265);
    send(0, true, CRA);
    send(6000, true, RASL);
    send(12_000, true, TRAIL);
    send(18_000, true, CRA);
    send(24_000, true, RASL);
    expect(seen()).toEqual(['K4', 'p4', 'K4', 'p4']);
    expect(units.counters.droppedFrames).toBe(1);
  });

  test('an IDR picture is a key frame', () => {
    const { send, seen } = camera(h265);
    send(0, true, IDR_N_LP);
    expect(seen()).toEqual(['K4']);
  });
});
