import { handedRound, type KeyedCase, keyedCases } from '@fengqiao/db/queries/pack-rows';
import { eventsOfCases } from '@fengqiao/db/queries/todo';
import { circulationOf } from '../../../domain/circulation.ts';
import type { Facts, LogEvent } from '../../../domain/fold.ts';
import type { PackReader } from '../../packs/pack-reader.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';
import { casesBlock, lateReasons } from '../../packs/shown-cases.ts';

/** Events that `circulationOf` looks at. */
const circulating = [
  'case.dispatched',
  'case.accepted',
  'case.returned',
  'mediation.attempted',
  'route.entered',
  'route.concluded',
  'support.given',
  'case.resolved',
];

/** XM-12, FX-22, CQ-07: what is late, what is handed round, what nobody has answered. */
export const overduePage: PageBuilder = {
  id: 'overdue',
  title: { zh: '超期与空转', en: 'Overdue and handed round' },
  lead: {
    zh: '当前已过期限的、在部门之间流转而没有实质办理的、无人回应的案件。',
    en: 'Cases past a deadline now, handed round without a substantive act, and without an answer.',
  },
  async blocks(reader) {
    const overdue = await reader.figure('overdue');
    const unanswered = await reader.figure('unanswered');
    const round = await handedRoundList(reader);
    const { profile } = reader.snapshot.options;
    const { atLeast } = profile.emptyCirculation;
    return [
      { kind: 'figures', figures: [overdue, unanswered] },
      await casesBlock(reader, { zh: '超期案件', en: 'Overdue cases' }, overdue.list, {
        reasonsOf: lateReasons,
      }),
      await casesBlock(
        reader,
        {
          zh: `空转案件（流转不少于${atLeast}次而无实质办理）`,
          en: `Handed round at least ${atLeast} times without a substantive act`,
        },
        round.list,
        { reasonsOf: (row, _snapshot, language) => round.reasons(row.case_id)[language] },
      ),
      await casesBlock(reader, { zh: '无人回应', en: 'Without an answer' }, unanswered.list, {
        reasonsOf: lateReasons,
      }),
    ];
  },
};

interface HandedRound {
  list: string;
  reasons(caseId: number): { zh: string[]; en: string[] };
}

/** Open cases that are handed round just now, by the rule of the place; counted where their log says so. */
function handedRoundList({ snapshot }: PackReader): Promise<HandedRound> {
  return snapshot.once('handedRound', async (client) => {
    const { atLeast } = snapshot.options.profile.emptyCirculation;
    const question = { area: snapshot.root, days: snapshot.options.days, filter: {} };
    const open: KeyedCase[] = await keyedCases(client, question, 'open', 'none', []);
    const candidates = await handedRound(
      client,
      open.filter(({ sealed }) => !sealed).map(({ caseId }) => caseId),
    );
    const logs = new Map<number, LogEvent[]>();
    for (const row of await eventsOfCases(client, candidates, circulating)) {
      const { facts = {}, ...payload } = row.payload as { facts?: Facts };
      const event = {
        source: row.source,
        eventId: row.event_id,
        at: row.occurred_at.getTime(),
        facts,
        payload,
      };
      const log = logs.get(row.case_id) ?? [];
      log.push({ ...event, type: row.type as LogEvent['type'] });
      logs.set(row.case_id, log);
    }
    const times = new Map([...logs].map(([caseId, log]) => [caseId, circulationOf(log).now]));
    const found = open.filter(({ caseId }) => (times.get(caseId) ?? 0) >= atLeast);
    return {
      list: snapshot.lists.put('handedRound', found),
      reasons: (caseId) => {
        const n = times.get(caseId) ?? 0;
        return {
          zh: [`流转${n}次，其间没有调解、程序或帮扶`],
          en: [`handed round ${n} times without a substantive act`],
        };
      },
    };
  });
}
