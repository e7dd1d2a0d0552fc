import {
  type CaseEventType,
  caseEventTypes,
  channels,
  difficulties,
  ladderLevels,
  riskFactors,
  routes,
} from '@fengqiao/contract/cases';
import { type IngestEvent, payloadSchemas } from '@fengqiao/contract/ingest';
import type { LoggedEvent } from '@fengqiao/db/queries/ingest';
import { officialCalendar } from '@fengqiao/gateway/domain/calendar';
import { rebuildCase } from '@fengqiao/gateway/domain/rebuilt-state';
import { fromLog } from '@fengqiao/gateway/features/ingest/log-payload';
import { actEvent, engineEvent } from '@fengqiao/gateway/features/ingest/own-events';
import { RollupDelta } from '@fengqiao/gateway/features/ingest/rollup-delta';
import { rebuild } from '@fengqiao/gateway/features/rebuild/rebuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type IngestApp, ingestApp, minutesAgo } from '../helpers/ingest-app.ts';

const payloadValues: Record<string, readonly unknown[]> = {
  difficulty: difficulties,
  leadDepartment: ['justice', 'court'],
  department: ['justice', 'water'],
  level: ladderLevels,
  toLevel: ladderLevels,
  outcome: ['failed'],
  professional: [true, false],
  route: routes,
  factor: riskFactors,
  evidence: ['有\t制表符\n和"引号"\\', '扬言'],
  tier: ['blue', null],
  kind: ['guidance'],
  recipient: ['镇政府'],
  dueAt: [minutesAgo(0)],
  strength: ['urge'],
  leader: ['县长'],
  first: [true, false],
  satisfied: [true, false],
  score: [1, 5],
  text: ['记录'],
  tag: ['四应四不'],
  respondBy: [minutesAgo(0)],
  to: ['governmentService'],
};

/** Optional payload fields that the shared words above do not fit are left out. */
function somePayload(type: CaseEventType): fc.Arbitrary<Record<string, unknown>> {
  const schema = payloadSchemas[type] as { properties: Record<string, unknown>; required?: string[] };
  const known = Object.keys(schema.properties).filter((name) => name in payloadValues);
  const required = schema.required ?? [];
  const fields = Object.fromEntries(
    known.map((name) => [name, fc.constantFrom(...(payloadValues[name] ?? []))]),
  );
  if (type.startsWith('letter')) fields.kind = fc.constantFrom('riskReminder', 'supervisionOrder');
  return fc.record(fields, { requiredKeys: known.filter((name) => required.includes(name)) });
}

const someEvent: fc.Arbitrary<Omit<IngestEvent, 'eventId'>> = fc
  .constantFrom(...caseEventTypes)
  .chain((type) =>
    fc.record(
      {
        caseRef: fc.integer({ min: 1, max: 9 }).map((n) => `case ${n}`),
        type: fc.constant(type),
        occurredAt: fc.integer({ min: 0, max: 200 }).map((hours) => minutesAgo(hours * 60)),
        payload: somePayload(type),
        areaCode: fc.constantFrom('511902001', '511902001001', '511921', '511921100'),
        location: fc.constantFrom(
          { lng: 106.7, lat: 31.8, datum: 'WGS84' as const },
          { lng: 108.9, lat: 34.2, datum: 'BD09' as const },
        ),
        category: fc.constantFrom('wages', 'debt', 'other'),
        channel: fc.constantFrom(...channels),
        title: fc.constantFrom('讨薪', '借款'),
        people: fc.integer({ min: 1, max: 120 }),
        amountYuan: fc.constantFrom('100.5', '900000'),
      },
      { requiredKeys: ['caseRef', 'type', 'occurredAt', 'payload'] },
    ),
  );

describe.each(engines('every'))('state and rollups on %s', (engine) => {
  it('are what the log alone gives, after any order, repeats and parallel senders', async () => {
    const [log = []] = fc.sample(fc.array(someEvent, { minLength: 400, maxLength: 400 }), {
      numRuns: 1,
      seed: 16,
    });
    const events = log.map((event, index) => ({ eventId: `e${index}`, ...event }));
    const gateway = await ingestApp(engine);
    try {
      const chunks = Array.from({ length: 40 }, (_, index) => events.slice(index * 10, index * 10 + 10));
      const sends = [...chunks, ...chunks.slice(0, 15)].sort(() => Math.random() - 0.5);
      for (let from = 0; from < sends.length; from += 5) {
        // What people and engine say in between lies after what senders tell late, and moves with its case all the same.
        if (from === 25) await sayOfEveryCase(gateway);
        const answers = await Promise.all(sends.slice(from, from + 5).map((chunk) => gateway.send(chunk)));
        for (const { status, body } of answers) expect([status, body.quarantined]).toEqual([200, []]);
      }
      const recomputed = await recompute(gateway);
      expect(recomputed.events).toBeGreaterThanOrEqual(400);
      expect(await storedStates(gateway)).toEqual(recomputed.states);
      expect(await storedRollups(gateway)).toEqual(recomputed.rollups);
      expect(recomputed.rollups.days.length).toBeGreaterThan(500);
      expect(await strayTexts(gateway)).toBe(0);
      const rules = {
        profile: gateway.app.profile,
        calendar: officialCalendar,
        places: await gateway.app.places.current(),
      };
      const { differences, ...found } = await rebuild(gateway.db.appPool, rules, { fix: false });
      expect(differences.counts()).toEqual({});
      expect(found).toMatchObject({ cases: recomputed.states.size, events: recomputed.events });
    } finally {
      await gateway.close();
    }
  });
});

/** An act at a desk, a finding of the engine that two gateways make, and a timed run that looks at everything. */
async function sayOfEveryCase(gateway: IngestApp): Promise<void> {
  const { app } = gateway;
  const cases = await query<{ case_code: string; case_ref: string }>(
    gateway,
    'select case_code, case_ref from case_state',
  );
  expect(cases.length).toBeGreaterThan(3);
  const context = { places: await app.places.current(), profile: app.profile, now: Date.now() };
  const said = cases.flatMap(({ case_code, case_ref }) => {
    const home = { caseSource: 'hotline', caseRef: case_ref, sourceArea: 511900000000000 };
    const nudge = {
      eventId: `${case_ref} nudge`,
      type: 'nudge.sent' as const,
      occurredAt: minutesAgo(0),
      payload: { strength: 'urge', department: 'justice' },
    };
    const breach = {
      eventId: `${case_code}:passed`,
      type: 'deadline.passed' as const,
      at: context.now,
      payload: { kind: 'triage' },
    };
    return [
      actEvent({ account: 'operator01', areaCode: '511900' }, home, nudge, context),
      engineEvent(home, breach),
    ];
  });
  const stored = await Promise.all([app.ingestor.append(said), app.ingestor.append(said)]);
  expect(stored.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(said.length);
  await gateway.db.ownerPool.query('update case_state set tier_next_at = now()');
  expect(await app.tierRuns.run()).toMatchObject({ lookedAt: cases.length, error: null });
}

const query = async <Row>({ db }: IngestApp, sql: string) => (await db.ownerPool.query(sql)).rows as Row[];
const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;
const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

async function recompute(gateway: IngestApp) {
  const rows = await query<LoggedEvent>(
    gateway,
    `select case_id, source, event_id, type, ${ms('occurred_at')} as at, payload from case_event order by random()`,
  );
  const places = await gateway.app.places.current();
  const { profile } = gateway.app;
  const context = { sourceArea: 511900000000000, profile, pointOf: (area: number) => places.pointOf(area) };
  const delta = new RollupDelta();
  const states = new Map<number, unknown>();
  for (const caseId of new Set(rows.map((row) => row.case_id))) {
    const log = rows.filter((row) => row.case_id === caseId).map(fromLog);
    const { fold, view, due, tier } = rebuildCase(log, context, profile, officialCalendar);
    delta.addCase(view, 1);
    for (const event of log) delta.addEvent(view, event, 1);
    const { reopenedAt: _, routedAt: _routed, amountYuan, ...columns } = view;
    states.set(caseId, {
      ...columns,
      tier,
      amountYuan: amountYuan === null ? null : Number(amountYuan),
      dueAt: due?.dueAt ?? null,
      dueKind: due?.kind ?? null,
      fold: JSON.parse(JSON.stringify(fold)),
    });
  }
  const { days, cells, resolutions } = delta.rows();
  return {
    events: rows.length,
    states,
    rollups: { days: days.sort(byText), cells: cells.sort(byText), resolutions: resolutions.sort(byText) },
  };
}

async function storedStates(gateway: IngestApp) {
  const rows = await query<{ case_id: number; state: unknown }>(
    gateway,
    `select case_id, json_build_object(
       'tier', tier, 'area', area, 'unplaced', unplaced, 'category', category, 'status', status, 'difficulty', difficulty,
       'leadDepartment', lead_department, 'channel', channel, 'people', people, 'amountYuan', amount_yuan, 'lng', lng,
       'lat', lat, 'cell', cell, 'registeredAt', ${ms('registered_at')}, 'lastEventAt', ${ms('last_event_at')},
       'resolvedAt', ${ms('resolved_at')}, 'closedAt', ${ms('closed_at')}, 'resolvedRoute', resolved_route,
       'resolvedLevel', resolved_level, 'leader', leader, 'level', level, 'dueAt', ${ms('due_at')}, 'dueKind', due_kind, 'fold', fold
     ) as state from case_state`,
  );
  return new Map(rows.map(({ case_id, state }) => [case_id, state]));
}

async function storedRollups(gateway: IngestApp) {
  const [days, cells, resolutions] = await Promise.all([
    query(
      gateway,
      'select lvl, area, day, event_type as type, category, key, n from rollup_day where n <> 0',
    ),
    query(gateway, 'select month, area, cell, category, n from rollup_cell where n <> 0'),
    query(gateway, 'select lvl, area, day, bucket, n from rollup_resolution where n <> 0'),
  ]);
  return { days: days.sort(byText), cells: cells.sort(byText), resolutions: resolutions.sort(byText) };
}

/** Words that stand in another area than their case would be seen by the wrong people. */
async function strayTexts(gateway: IngestApp): Promise<number> {
  const [row] = await query<{ n: number }>(
    gateway,
    `select (select count(*) from case_text t join case_state s using (case_id) where t.area <> s.area)::int
          + (select count(*) from case_search t join case_state s using (case_id) where t.area <> s.area)::int
          + (select count(*) from event_text t join case_state s using (case_id) where t.area <> s.area)::int as n`,
  );
  return row?.n ?? -1;
}
