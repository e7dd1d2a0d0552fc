import { describe, expect, test } from 'vitest';
import { type AccessUnit, AccessUnits, type UnitOptions } from './access-units.ts';
import { h264 } from './h264.ts';
import { h265 } from './h265.ts';
import type { NalCodec } from './nal-codec.ts';
import { ParameterSets } from './parameter-sets.ts';
import { aggregate, fu, fuA, pictureNals, stapA } from './rtp.sample.ts';

const SPS = Buffer.from('Z0LAFtkAoC/5cBEAAAMAAQAAAwAeDxYuSA==', 'base64');
const PPS = Buffer.from('aMuDyyA=', 'base64');
const IDR = Buffer.from([0x65, 0x88, 1, 2, 3, 4, 5, 6]);
const IDR_SLICE_2 = Buffer.from([0x65, 0x44, 1, 2]);
const P = Buffer.from([0x41, 0x9a, 1]);

function camera(codec: NalCodec, options: Partial<UnitOptions> = {}) {
  const out: AccessUnit[] = [];
  const sets = new ParameterSets(codec);
  const units = new AccessUnits({ codec, sets, emit: (unit) => out.push(unit) > 0, ...options });
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

describe('H.264', () => {
  test('STAP-A gives the parameter sets, FU-A the picture, over the sequence wrap', () => {
    const { send, out, sets, seen } = camera(h264);
    send(1000, false, stapA(SPS, PPS));
    const pieces = fuA(IDR);
    for (const [i, piece] of pieces.entries()) send(1000, i === pieces.length - 1, piece);
    send(7000, true, P);
    expect(seen()).toEqual(['K8', 'p3']);
    expect(out[0]?.nalus[0]).toEqual(IDR);
    expect(sets.formatOf(pictureNals('h264', true).at(-1) ?? SPS)).toEqual({
      codec: 'h264',
      vps: [],
      sps: [SPS],
      pps: [PPS],
    });
  });

  test('nothing comes out before the first key frame, and what is held back is counted', () => {
    const { send, seen, units } = camera(h264);
    send(1000, true, P);
    send(7000, true, P);
    send(13_000, true, IDR);
    expect(seen()).toEqual(['K8']);
    expect(units.counters).toMatchObject({ lostPackets: 0, droppedFrames: 2 });
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
    expect(units.counters).toMatchObject({ lostPackets: 1, droppedFrames: 2 });
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
    send(25_000, true, IDR);
    expect(seen()).toEqual(['K8', 'K8']);
    expect(units.counters.droppedFrames).toBe(2);
  });

  test('packets of interleaved mode are counted, reserved ones ignored', () => {
    const { send, seen, units } = camera(h264);
    send(1000, true, IDR);
    for (const type of [25, 26, 27, 29]) send(7000 + type, true, [type, 0, 1, 2, 3]);
    expect(units.counters.unsupportedPackets).toBe(4);
    send(13_000, false, IDR);
    for (const type of [0, 30, 31]) send(13_000, type === 31, [type, 1, 2]);
    expect(seen()).toEqual(['K8', 'K8']);
  });

  test('delimiters, fillers and layers beyond the base are left out, supplementary information stays', () => {
    const { send, seen } = camera(h264);
    send(1000, false, stapA(...[9, 6, 14, 20, 15].map((type) => Buffer.of(type, 0x80, 1, 2))));
    send(1000, false, IDR);
    send(1000, true, [12, 0xff, 0x80]);
    expect(seen()).toEqual(['K4+8']);
  });

  test('both fields of an interlaced picture are one when timestamps end it', () => {
    const { send, seen, units } = camera(h264);
    units.endByTimestamp();
    for (const timestamp of [1000, 4600, 8200]) {
      send(timestamp, true, IDR);
      send(timestamp, true, P);
    }
    expect(seen()).toEqual(['K8+3', 'K8+3']);
  });

  test('a picture that could not be used makes everything wait for the next key frame', () => {
    let usable = false;
    const got: boolean[] = [];
    const { send, units } = camera(h264, {
      emit: ({ key }) => {
        got.push(key);
        return usable;
      },
    });
    send(1000, true, IDR);
    send(7000, true, P);
    expect(got).toEqual([true]);
    expect(units.counters.droppedFrames).toBe(2);
    usable = true;
    send(13_000, true, IDR);
    send(19_000, true, P);
    expect(got).toEqual([true, true, false]);
  });

  test('a picture of endless slices is dropped, and the next key frame plays', () => {
    const { send, seen, units } = camera(h264);
    const slices = stapA(IDR, ...Array.from({ length: 40 }, () => IDR_SLICE_2));
    for (let i = 0; i < 60; i++) send(1000, false, slices);
    send(7000, true, IDR);
    expect(seen()).toEqual(['K8']);
    expect(units.counters.droppedFrames).toBe(1);
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
  test('an aggregation packet and a fragmented picture come out whole', () => {
    const { send, sets, seen } = camera(h265);
    const [vps = IDR, sps = IDR, pps = IDR, slice = IDR] = pictureNals('h265', true);
    send(1000, false, aggregate(vps, sps, pps));
    const pieces = fu(nal(20, 0x80, 1, 2, 3), 2);
    pieces.forEach((piece, i) => {
      send(1000, i === pieces.length - 1, piece);
    });
    expect(seen()).toEqual(['K6']);
    expect(sets.formatOf(slice)).toEqual({ codec: 'h265', vps: [vps], sps: [sps], pps: [pps] });
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

  test('what leads a BLA picture is always left out, what leads a CRA only where we start', () => {
    const { send, seen } = camera(h265);
    send(0, true, nal(17, 0x80, 1));
    send(6000, true, RASL);
    send(12_000, true, nal(7, 0x80, 1));
    send(18_000, true, CRA);
    send(24_000, true, RASL);
    expect(seen()).toEqual(['K4', 'p4', 'K4', 'p4']);
  });

  test('decoding order numbers are taken off single units, aggregations and fragments', () => {
    const { send, seen, out } = camera(h265, { decodingOrder: true });
    const sei = nal(39, 1, 2, 3);
    send(0, false, [48 << 1, 1, 0, 1, 0, sei.length], sei, [1, 0, sei.length], sei);
    send(0, true, [20 << 1, 1, 0, 3, 0x80, 9]);
    const pieces = fu(IDR_N_LP, 1);
    pieces.forEach((piece, i) => {
      const withOrder = i === 0 ? [...piece.subarray(0, 3), 0, 4, ...piece.subarray(3)] : [...piece];
      send(6000, i === pieces.length - 1, withOrder);
    });
    expect(seen()).toEqual(['K5+5+4', 'K4']);
    expect(out[0]?.nalus.at(-1)).toEqual(nal(20, 0x80, 9));
    expect(out[1]?.nalus).toEqual([IDR_N_LP]);
  });

  test('what a PACI packet wraps is unwrapped: its fields say how it was sent, not what', () => {
    const { send, out } = camera(h265);
    // A = 0, type 20, three bytes of extension, then the slice without its header.
    const fields = (20 << 9) | (3 << 4);
    send(0, true, [50 << 1, 1, fields >> 8, fields & 0xff, 7, 7, 7], IDR_N_LP.subarray(2));
    expect(out[0]?.nalus).toEqual([IDR_N_LP]);
  });

  test('layers above the base and delimiters are left out', () => {
    const { send, seen } = camera(h265);
    send(0, false, nal(35, 0x50));
    send(0, false, IDR_N_LP);
    send(0, true, [1 << 1, 9, 0x80, 1]);
    expect(seen()).toEqual(['K4']);
  });
});
