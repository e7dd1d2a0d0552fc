import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { anEvent, countySourceKey, type IngestApp, ingestApp, minutesAgo } from '../helpers/ingest-app.ts';

describe.each(engines('every'))('POST /api/ingest/events on %s', (engine) => {
  let gateway: IngestApp;
  beforeAll(async () => {
    gateway = await ingestApp(engine);
  });
  afterAll(() => gateway.close());
  const rows = async (sql: string, values: unknown[] = []) =>
    (await gateway.db.ownerPool.query(sql, values)).rows;

  it('stores events, issues one code per case, and tells a repeated event from a new one', async () => {
    const events = [
      anEvent({
        eventId: 'a1',
        caseRef: 'A',
        areaCode: '511902001',
        category: 'wages',
        title: '讨薪',
        channel: 'phone',
      }),
      anEvent({
        eventId: 'a2',
        caseRef: 'A',
        type: 'case.triaged',
        occurredAt: minutesAgo(30),
        payload: { difficulty: 'general', leadDepartment: 'humanResources' },
      }),
      anEvent({ eventId: 'b1', caseRef: 'B', areaCode: '511921100' }),
    ];
    const first = await gateway.send(events);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ accepted: 3, duplicates: 0, quarantined: [] });
    expect(first.body.cases.map(({ caseRef, caseCode }) => [caseRef, caseCode.slice(0, 18)])).toEqual([
      ['A', `511902-${minutesAgo(60).slice(0, 4)}-000001`],
      ['B', `511921-${minutesAgo(60).slice(0, 4)}-000001`],
    ]);
    const again = await gateway.send([...events, ...events]);
    expect(again.body).toMatchObject({ accepted: 0, duplicates: 6, cases: [] });
    expect(
      await rows(
        'select status, difficulty, lead_department, channel, due_kind from case_state where case_ref = $1',
        ['A'],
      ),
    ).toEqual([
      {
        status: 'dispatched',
        difficulty: 'general',
        lead_department: 'humanResources',
        channel: 'phone',
        due_kind: 'resolve',
      },
    ]);
  });

  it('appends the engine’s tier event when signals raise the tier, and writes the outbox in order', async () => {
    await gateway.send([anEvent({ caseRef: 'T', areaCode: '511902001' })]);
    const { body } = await gateway.send([
      anEvent({
        eventId: 't2',
        caseRef: 'T',
        type: 'risk.signalled',
        payload: { factor: 'threat', evidence: '扬言' },
      }),
    ]);
    expect(body.accepted).toBe(1);
    const [state] = await rows('select case_id, case_code, tier from case_state where case_ref = $1', ['T']);
    expect(state.tier).toBe('red');
    expect(
      await rows(
        'select source, event_id, payload from case_event where case_id = $1 order by received_at, type',
        [state.case_id],
      ),
    ).toMatchObject([
      { source: 'hotline' },
      { source: 'hotline', event_id: 't2', payload: { factor: 'threat' } },
      { source: 'engine', event_id: `${state.case_code}:tier:1`, payload: { tier: 'red' } },
    ]);
    expect(await rows('select fields from event_text where case_id = $1', [state.case_id])).toEqual([
      { fields: { evidence: '扬言' } },
    ]);
    expect(
      (await rows('select event_type from outbox where case_id = $1 order by seq', [state.case_id])).map(
        (row) => row.event_type,
      ),
    ).toEqual(['case.registered', 'risk.signalled', 'tier.changed']);
  });

  it('quarantines each faulty event by name and position, and stores its neighbours', async () => {
    const { status, body } = await gateway.send([
      anEvent({ caseRef: 'Q1' }),
      { ...anEvent({ eventId: 'q-colour' }), colour: 'red' },
      { ...anEvent({ type: 'case.triaged' }), payload: { difficulty: 'hard', leadDepartment: 'x' } },
      anEvent({ category: 'weather' }),
      anEvent({ areaCode: '511999' }),
      anEvent({ areaCode: '110000' }),
      anEvent({ location: { lng: 31.8, lat: 106.7, datum: 'WGS84' } }),
      anEvent({ occurredAt: '2026-02-30T09:00:00+08:00' }),
      anEvent({ occurredAt: '2199-01-01T00:00:00Z' }),
      anEvent({ title: 'a\0b' }),
      anEvent({ title: 'half \ud800' }),
      7,
      { ...anEvent(), payload: { text: 'x' } },
    ]);
    expect(status).toBe(200);
    expect(body.accepted).toBe(1);
    expect(body.quarantined.map(({ index, code, message }) => [index, code, message])).toEqual([
      [1, 'event.unknownField', 'Unknown field colour'],
      [2, 'event.invalid', 'payload/difficulty must be one of consult, simple, general, complex, major'],
      [3, 'event.unknownCategory', 'Category weather is not in the list of profile bazhong'],
      [4, 'event.unknownArea', 'Area 511999 is not in the registry'],
      [5, 'event.outsideArea', 'Area 110000 lies outside the area of source hotline'],
      [
        6,
        'event.outsideChina',
        'Location 31.8, 106.7 (WGS84) is not in China: longitude and latitude swapped?',
      ],
      [
        7,
        'event.badTime',
        'occurredAt 2026-02-30T09:00:00+08:00 is not a time: there is no day 30 in that month',
      ],
      [8, 'event.badTime', 'occurredAt 2199-01-01T00:00:00Z is not a time: it lies more than a day ahead'],
      [9, 'event.invalid', 'The event holds a NUL or half a character (a lone surrogate)'],
      [10, 'event.invalid', 'The event holds a NUL or half a character (a lone surrogate)'],
      [11, 'event.invalid', 'The event must be object'],
      [12, 'event.unknownField', 'Unknown field payload/text'],
    ]);
    expect(body.quarantined[0]?.eventId).toBe('q-colour');
    const [{ n }] = await rows('select count(*)::int as n from quarantine');
    expect(n).toBe(12);
  });

  it('does not double what waits in quarantine when a request is repeated', async () => {
    const faulty = anEvent({ eventId: 'twice', category: 'weather' });
    await gateway.send([faulty, faulty]);
    await gateway.send([faulty]);
    const [{ n }] = await rows(`select count(*)::int as n from quarantine where event_id = 'twice'`);
    expect(n).toBe(1);
  });

  it('places a case by coordinates of any datum, else with its source, flagged', async () => {
    await gateway.send([
      anEvent({ caseRef: 'P1', location: { lng: 106.70302, lat: 31.79721, datum: 'GCJ02' } }),
      anEvent({ caseRef: 'P2' }),
      anEvent({ caseRef: 'P3', location: { lng: 116.4, lat: 39.9, datum: 'WGS84' } }),
    ]);
    const placed = await rows(
      `select case_ref, area, unplaced, cell is null as nocell from case_state where case_ref like 'P_' order by 1`,
    );
    expect(placed).toEqual([
      { case_ref: 'P1', area: 511902001000000, unplaced: false, nocell: false },
      { case_ref: 'P2', area: 511900000000000, unplaced: true, nocell: true },
      { case_ref: 'P3', area: 511900000000000, unplaced: true, nocell: false },
    ]);
  });

  it('flags a clock that is more than ten minutes ahead and takes the event', async () => {
    const ahead = new Date(Date.now() + 30 * 60_000).toISOString();
    const { body } = await gateway.send([anEvent({ eventId: 'ahead', caseRef: 'S', occurredAt: ahead })]);
    expect(body.accepted).toBe(1);
    const [{ payload }] = await rows(`select payload from case_event where event_id = 'ahead'`);
    expect(payload.facts.skewS).toBeGreaterThan(1_700);
  });

  it('keeps a county source within its county', async () => {
    const { body } = await gateway.send([anEvent({ caseRef: 'K', areaCode: '511921100' })], countySourceKey);
    expect(body.quarantined).toMatchObject([{ code: 'event.outsideArea' }]);
  });

  it('takes NDJSON and names the line that is not JSON', async () => {
    const post = (payload: string) =>
      gateway.app.inject({
        method: 'POST',
        url: '/api/ingest/events',
        headers: { authorization: `Bearer ${countySourceKey}`, 'content-type': 'application/x-ndjson' },
        payload,
      });
    const lines = [anEvent({ caseRef: 'N1' }), anEvent({ caseRef: 'N2' })].map((event) =>
      JSON.stringify(event),
    );
    expect((await post(`${lines.join('\r\n')}\n\n`)).json()).toMatchObject({ accepted: 2 });
    const bad = await post(`${lines[0]}\n{"eventId": \n`);
    expect(bad.statusCode).toBe(400);
    expect(bad.json().error).toMatchObject({
      code: 'ingest.notJson',
      message: expect.stringMatching(/^Line 2 is not JSON/),
    });
  });

  it.each([
    ['no key', {}, '[]', 401, 'ingest.badKey'],
    ['an unknown key', { authorization: 'Bearer 0123456789abcdefgh' }, '[]', 401, 'ingest.badKey'],
    ['no array', null, '{}', 400, 'request.invalid'],
    ['no JSON', null, '[{]', 400, 'ingest.notJson'],
    ['a text', { 'content-type': 'text/plain' }, 'x', 415, 'request.unsupported'],
    ['10,001 events', null, `[${'0,'.repeat(10_000)}0]`, 413, 'ingest.tooMany'],
    ['more than 5 MB', null, `["${'x'.repeat(5 * 1024 * 1024)}"]`, 413, 'request.tooLarge'],
    [
      'bytes that are not UTF-8',
      null,
      Buffer.from([0x5b, 0x22, 0xb0, 0xcd, 0x22, 0x5d]),
      400,
      'request.invalid',
    ],
  ])('refuses %s', async (_, headers, payload, status, code) => {
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/ingest/events',
      headers: {
        authorization: `Bearer ${countySourceKey}`,
        'content-type': 'application/json',
        ...headers,
        ...(headers && !('authorization' in headers) && !('content-type' in headers)
          ? { authorization: '' }
          : {}),
      },
      payload,
    });
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
  });
});
