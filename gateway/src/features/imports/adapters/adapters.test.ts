import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { areaKey, areaRange } from '@fengqiao/contract/areas';
import { IngestEvent, payloadSchemas } from '@fengqiao/contract/ingest';
import { Value } from 'typebox/value';
import { afterEach, describe, expect, it } from 'vitest';
import { Places } from '../../../domain/placing.ts';
import { loadProfile } from '../../../profiles/load-profile.ts';
import { flatRow } from './flat-row.ts';
import { AdapterError, checkAdapter, loadAdapters } from './load-adapters.ts';
import { readPushedRows } from './pushed-rows.ts';
import { shippedAdapters } from './shipped.ts';
import { withPlaceNames } from './with-place-names.ts';

const profile = loadProfile('bazhong');
const area = (code: string, level: string, name: string) => ({
  key: areaKey(code),
  level,
  name,
  parent: null,
  lng: null,
  lat: null,
  synthetic: false,
  geometry: null,
});
const places = new Places([
  area('511900', 'city', '巴中市'),
  area('511902', 'county', '巴州区'),
  area('511921', 'county', '通江县'),
  area('511902001', 'township', '东城街道'),
  area('511921100', 'township', '诺江镇'),
  area('511902001001', 'village', '红星社区'),
  area('511921100001', 'village', '新华社区'),
  area('511902001002', 'village', '新华社区'),
]);
const shipped = loadAdapters(null);

describe('a shipped adapter', () => {
  const types = (name: string) => {
    const adapter = checkAdapter(name, shippedAdapters[name]);
    const mapping = withPlaceNames(adapter.mapping, places, areaRange('511900'));
    const { events, faults } = readPushedRows(adapter.sample, { mapping }, profile, '511900');
    expect(faults).toEqual([]);
    for (const event of events) {
      expect(Value.Errors(IngestEvent, event)).toEqual([]);
      expect(Value.Errors(payloadSchemas[event.type], event.payload ?? {})).toEqual([]);
      if (event.category !== undefined)
        expect(profile.categories.map(({ code }) => code)).toContain(event.category);
    }
    return events.map(({ type }) => type.split('.')[1]);
  };

  it.each([
    [
      'hotline-12345',
      [
        'registered',
        'dispatched',
        'accepted',
        'resolved',
        'visited',
        'added',
        'registered',
        'dispatched',
        'returned',
        'added',
      ],
    ],
    ['police-110', ['registered', 'dispatched', 'signalled', 'resolved']],
    ['fuzhengtong', ['registered', 'triaged', 'resolved', 'rated', 'added']],
    ['message-board', ['registered', 'resolved', 'added']],
    ['court-filing', ['registered', 'entered', 'concluded', 'resolved']],
    ['petition-export', ['registered', 'lodged', 'dispatched', 'resolved', 'added']],
    ['grid-patrol', ['registered', 'signalled', 'resolved']],
    ['township-ledger', ['registered', 'attempted', 'attempted', 'resolved', 'added']],
  ])('%s reads its own sample into events that are taken as they are', (name, expected) => {
    expect(types(name)).toEqual(expected);
  });

  it('is tested here, whichever it is', () => {
    expect([...shipped.keys()]).toHaveLength(8);
  });
});

describe('names of areas', () => {
  const named = (text: string) => {
    const { mapping } = checkAdapter('township-ledger', shippedAdapters['township-ledger']);
    const row = {
      ...checkAdapter('township-ledger', shippedAdapters['township-ledger']).sample[0],
      所属村组: text,
    };
    const known = withPlaceNames(mapping, places, areaRange('511900'));
    return readPushedRows([row], { mapping: known }, profile, '511900').events[0]?.areaCode;
  };

  it('stand for their codes, the finer one where several are named', () => {
    expect(named('东城街道红星社区')).toBe('511902001001');
    expect(named('通江县诺江镇')).toBe('511921100');
  });

  it('that two areas have decide nothing', () => {
    expect(named('诺江镇新华社区')).toBe('511921100');
  });
});

describe('pushed rows', () => {
  const adapter = checkAdapter('police-110', shippedAdapters['police-110']);

  it('are found where the adapter says, and as a list without the envelope', () => {
    const rows = adapter.sample;
    for (const body of [{ alarms: rows }, rows])
      expect(readPushedRows(body, adapter, profile, '511900').events).toHaveLength(4);
    expect(() => readPushedRows({ data: rows }, adapter, profile, '511900')).toThrow('nothing at alarms');
  });

  it('that cannot be taken name the row and the field of the sender, and keep its words', () => {
    const broken = { ...adapter.sample[0], bjsj: '前天', jqbh: 'A2' };
    const { events, faults } = readPushedRows([broken, 'x', adapter.sample[0]], adapter, profile, '511900');
    expect(events).toHaveLength(4);
    expect(faults.map(({ index, fault, caseRef }) => [index, fault.code, fault.column, caseRef])).toEqual([
      [0, 'row.badTime', 'bjsj', 'A2'],
      [1, 'event.invalid', null, null],
    ]);
    expect(faults[0]?.kept).toMatchObject({ bjsj: '前天', lzdw: '司法局' });
  });

  it('pass on who reported to be hashed, and keep nothing of it for repair', () => {
    const columns = { ...adapter.mapping.columns, reporter: 'bjrdh' };
    const rows = [{ bjrdh: '13800000000', jqbh: 'A3', bjsj: '2026-03-02 10:00' }, { bjrdh: '13800000000' }];
    const read = readPushedRows(rows, { mapping: { ...adapter.mapping, columns } }, profile, '511900');
    expect(read.events[0]?.reporterRef).toBe('13800000000');
    expect(JSON.stringify(read.faults)).not.toContain('13800000000');
  });

  it('nested deeper than anybody writes are no rows', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 5_000; level += 1) deep = { deep };
    expect(flatRow(deep)).toBeNull();
    expect(flatRow({ a: { b: [1, 2] }, c: [{ d: true }], e: null })).toEqual({
      'a.b': '1、2',
      'c.0.d': 'true',
    });
  });
});

describe("a site's adapter", () => {
  const folder = mkdtempSync(join(tmpdir(), 'fengqiao-adapters-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const own = { ...(shippedAdapters['grid-patrol'] as object) };

  it('stands beside the shipped ones, and may not take the name of one', () => {
    writeFileSync(join(folder, 'our-grid.json'), JSON.stringify(own));
    expect(loadAdapters(folder).get('our-grid')).toMatchObject({ own: true });
    expect(() => checkAdapter('events', own)).toThrow(AdapterError);
  });

  it('is refused with the path of its fault', () => {
    expect(() => checkAdapter('x1', { ...own, mappings: {} })).toThrow(
      'Adapter x1: / has unknown field mappings',
    );
    const { mapping } = own as { mapping: object };
    const steps = [{ type: 'case.resolved', at: 'solvedAt', payload: { levels: 'group' } }];
    expect(() => checkAdapter('x1', { ...own, mapping: { ...mapping, steps } })).toThrow(
      '/steps/0/payload/levels',
    );
  });
});
