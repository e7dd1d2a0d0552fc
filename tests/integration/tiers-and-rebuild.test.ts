import type { TierRule } from '@fengqiao/contract/profiles';
import type { TierRulesList, TierRulesVersion, TierTrial } from '@fengqiao/contract/tier-rules';
import { officialCalendar } from '@fengqiao/gateway/domain/calendar';
import { rebuild } from '@fengqiao/gateway/features/rebuild/rebuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { anEvent, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString();

describe.each(engines())('tiers, their rules and the log on %s', (engine) => {
  let gateway: IngestApp;
  let leader: string;
  let head: string;
  beforeAll(async () => {
    gateway = await ingestApp(engine, { TIER_EVERY_MIN: '0' });
    [leader, head] = await Promise.all([gateway.login('leader', '511900'), gateway.login('head', '511900')]);
    await gateway.app.tierRuns.run();
  });
  afterAll(() => gateway.close());

  async function ask<T>(cookie: string, method: 'GET' | 'POST', url: string, payload?: object) {
    const answer = await gateway.app.inject({
      method,
      url,
      headers: { cookie },
      ...(payload ? { payload } : {}),
    });
    return {
      status: answer.statusCode,
      body: answer.json() as T & { error?: { code: string; message: string } },
    };
  }
  const send = async (...events: Parameters<typeof anEvent>[0][]) => {
    const { status, body } = await gateway.send(events.map(anEvent));
    expect([status, body.quarantined]).toEqual([200, []]);
    return body;
  };
  const owner = async <Row>(sql: string, values: unknown[] = []) =>
    (await gateway.db.ownerPool.query(sql, values)).rows as Row[];

  /** Every stored tier beside what its case's page says, which computes it. */
  async function disagreements(): Promise<unknown[]> {
    const rows = await owner<{ case_code: string; tier: string | null }>(
      'select case_code, tier from case_state',
    );
    const found = [];
    for (const { case_code, tier } of rows) {
      const { body } = await ask<{ tier: string | null; tierReasons: { tier: string }[] }>(
        leader,
        'GET',
        `/api/cases/${case_code}`,
      );
      const computed = body.tierReasons[0]?.tier ?? null;
      if (body.tier !== tier || computed !== tier) found.push([case_code, tier, body.tier, computed]);
    }
    return found;
  }

  it('finds by time alone what becomes overdue and drags on, each at its own moment, and keeps a record (LZ-05)', async () => {
    await send({ caseRef: 'slow', occurredAt: daysAgo(40), areaCode: '511902001' });
    // As if the gateway had been away: the case was looked at when it came, and never again.
    await owner(
      `update case_state set tier = null, tier_at = registered_at, tier_next_at = registered_at + interval '1 day'
        where case_ref = 'slow'`,
    );
    await owner(`delete from case_event where source = 'engine' and type = 'tier.changed'`);
    await owner(
      `update case_state set fold = jsonb_set(fold, '{counts}', (fold->'counts') - 'tierChanges') where case_ref = 'slow'`,
    );
    const run = await gateway.app.tierRuns.run();
    expect(run).toMatchObject({ lookedAt: 1, changed: 1, changes: { 'none>orange': 1 }, error: null });
    const steps = await owner<{ tier: string; because: string; days: number }>(
      `select e.payload->>'tier' as tier, e.payload->>'because' as because,
              extract(epoch from e.occurred_at - s.registered_at) / 86400 as days
         from case_event e join case_state s using (case_id)
        where e.type = 'tier.changed' and s.case_ref = 'slow' order by e.occurred_at`,
    );
    expect(steps.map(({ tier, because }) => [tier, because])).toEqual([
      ['blue', 'time'],
      ['orange', 'time'],
    ]);
    expect(Number(steps[1]?.days) - Number(steps[0]?.days)).toBeCloseTo(14, 2);
    expect(await gateway.app.tierRuns.run()).toMatchObject({ lookedAt: 0, changed: 0 });
    const { body } = await ask<{ items: { lookedAt: number; changes: unknown[] }[] }>(
      leader,
      'GET',
      '/api/tier-runs?changedOnly=true',
    );
    expect(body.items).toMatchObject([
      { lookedAt: 1, changed: 1, changes: [{ before: null, after: 'orange', n: 1 }], version: 'bazhong-1' },
    ]);
    expect(await disagreements()).toEqual([]);
  });

  it('tries a version on the past, has a second person switch it on, looks at every open case again, and goes back', async () => {
    await send(
      { caseRef: 'many', occurredAt: daysAgo(9), people: 60, areaCode: '511902001', title: '拖欠工资' },
      { caseRef: 'closed', occurredAt: daysAgo(9), people: 60, areaCode: '511902001' },
      { caseRef: 'closed', occurredAt: daysAgo(8), type: 'case.closed' },
    );
    const list = (await ask<TierRulesList>(leader, 'GET', '/api/tier-rules')).body;
    expect([list.active, list.mayChange]).toEqual(['bazhong-1', true]);
    const before = list.versions[0]?.rules ?? [];
    const rules = before.map(
      (rule): TierRule => (rule.id === 'people-red' ? { ...rule, atLeast: 50 } : rule),
    );

    const begun = await ask<TierTrial>(leader, 'POST', '/api/tier-trials', { rules, days: 30 });
    expect(begun.status).toBe(202);
    await gateway.app.tierTrials.settled();
    const trial = (await ask<TierTrial>(leader, 'GET', `/api/tier-trials/${begun.body.id}`)).body;
    expect(trial).toMatchObject({ state: 'done', lookedAt: 3, result: { cases: 3, changed: 2, newReds: 2 } });
    expect(trial.result?.weeks.reduce((sum, { after }) => sum + after, 0)).toBe(2);
    const behind = await ask<{ items: { title: string; before: string; after: string }[] }>(
      leader,
      'GET',
      `/api/tier-trials/${begun.body.id}/cases?list=newReds`,
    );
    expect(behind.body.items.map(({ before, after }) => [before, after])).toEqual([
      ['orange', 'red'],
      ['orange', 'red'],
    ]);

    const fault = rules.map((rule) => (rule.id === 'people-orange' ? { ...rule, atLeast: 80 } : rule));
    const proposal = { basedOn: 'bazhong-1', why: '人数标准从严' };
    const refused = await ask(leader, 'POST', '/api/tier-rules', { ...proposal, rules: fault });
    expect([refused.status, refused.body.error?.message]).toEqual([
      422,
      expect.stringMatching(/\/rules\/\d+\/atLeast/),
    ]);
    const county = await gateway.login('leader', '511902');
    expect((await ask(county, 'POST', '/api/tier-rules', { ...proposal, rules })).status).toBe(403);
    const proposed = await ask<TierRulesVersion>(leader, 'POST', '/api/tier-rules', { ...proposal, rules });
    expect([proposed.status, proposed.body.state]).toEqual([201, 'proposed']);
    const decision = `/api/tier-rules/${proposed.body.version}/decision`;
    const own = await ask(leader, 'POST', decision, { decision: 'approved' });
    expect([own.status, own.body.error?.code]).toEqual([403, 'rules.self']);
    const approved = await ask<TierRulesVersion>(head, 'POST', decision, { decision: 'approved' });
    expect([approved.status, approved.body.state]).toEqual([200, 'active']);

    // Before anybody has looked again the page says what the lists say.
    expect(await disagreements()).toEqual([]);
    expect(await gateway.app.tierRuns.run()).toMatchObject({
      version: proposed.body.version,
      changes: { 'orange>red': 1 },
    });
    expect(await disagreements()).toEqual([]);
    const tiers = await owner<{ case_ref: string; tier: string; tier_rules: string }>(
      'select case_ref, tier, tier_rules from case_state order by case_ref',
    );
    expect(tiers).toEqual([
      // Closed under the older rules: what it was stays what it was.
      { case_ref: 'closed', tier: 'orange', tier_rules: 'bazhong-1' },
      { case_ref: 'many', tier: 'red', tier_rules: proposed.body.version },
      { case_ref: 'slow', tier: 'orange', tier_rules: proposed.body.version },
    ]);

    const back = await ask<TierRulesVersion>(head, 'POST', '/api/tier-rules', {
      basedOn: 'bazhong-1',
      rules: before,
      why: '退回原标准',
    });
    await ask(leader, 'POST', `/api/tier-rules/${back.body.version}/decision`, { decision: 'approved' });
    expect(await gateway.app.tierRuns.run()).toMatchObject({ changes: { 'red>orange': 1 } });
    expect(await disagreements()).toEqual([]);
    const audit = await owner<{ action: string }>(
      `select entry::json->>'action' as action from audit where entry like '%rules.%' order by day, no`,
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'rules.tried',
      'rules.proposed',
      'rules.decided',
      'rules.proposed',
      'rules.decided',
    ]);
  });

  it('rebuilds damaged states and rollups from the log while events come in, and finds nothing left to mend', async () => {
    const { app, db } = gateway;
    const run = async (fix: boolean) => {
      const rules = {
        profile: app.profile,
        calendar: officialCalendar,
        places: await app.places.current(),
      };
      const { differences } = await rebuild(db.appPool, rules, { fix });
      return differences.counts();
    };
    // The event that the first test took out of the log was counted at four levels.
    expect(await run(true)).toEqual({ 'rollup_day.n': 4 });
    expect(await run(false)).toEqual({});
    await owner(
      `update case_state set area = 511921100000000, people = 3, fold = fold - 'people' where case_ref = 'many'`,
    );
    await owner(`update case_state set tier = 'blue' where case_ref = 'slow'`);
    await owner(`update rollup_day set n = n + 7 where event_type = 'case.registered' and lvl = 4`);
    await owner(`delete from rollup_resolution`);
    await owner(`delete from rollup_cell`);
    const found = await run(false);
    expect(found).toMatchObject({
      'case_state.area': 1,
      'case_state.people': 1,
      'case_state.fold': 1,
      'case_state.tier': 1,
      'case_text.area': 1,
    });
    expect(found['rollup_day.n']).toBeGreaterThan(0);
    expect(found['rollup_cell.n']).toBeGreaterThan(0);

    let stop = false;
    const coming = (async () => {
      for (let n = 0; !stop; n += 1)
        await send(
          { caseRef: `new${n}`, occurredAt: daysAgo(1), areaCode: '511902001' },
          {
            caseRef: 'many',
            occurredAt: daysAgo(n / 1_000),
            type: 'note.added',
            payload: { text: `记录${n}` },
          },
        );
    })();
    expect(Object.keys(await run(true)).length).toBeGreaterThan(4);
    stop = true;
    await coming;
    expect(await run(false)).toEqual({});
    const night = await app.reconcile.run();
    expect(night).toMatchObject({ kind: 'nightly', differences: {} });
    expect(night?.cases).toBeGreaterThan(2);
  });
});
