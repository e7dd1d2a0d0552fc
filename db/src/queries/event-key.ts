/** Payload fields that `rollup_day.key` says of an event, in their order; see `rollup-key.ts` of the gateway, which it repeats. */
const fields: Readonly<Record<string, readonly string[]>> = {
  'case.triaged': ['difficulty'],
  'case.dispatched': ['department'],
  'case.accepted': ['department'],
  'case.returned': ['department'],
  'mediation.attempted': ['level', 'outcome'],
  'route.entered': ['route'],
  'route.concluded': ['route', 'outcome'],
  'risk.signalled': ['factor'],
  'tier.changed': ['tier'],
  'deadline.passed': ['kind'],
  'letter.issued': ['kind'],
  'letter.received': ['kind'],
  'letter.replied': ['kind'],
  'support.given': ['kind'],
  'whistle.blown': ['department'],
  'whistle.answered': ['department'],
  'service.pushed': ['to'],
  'service.answered': ['to'],
  'nudge.sent': ['strength'],
  'note.added': ['again'],
  'case.supervised': ['tag'],
  'case.rated': ['score'],
};

const of = (field: string): string => `coalesce(e.payload ->> '${field}', '')`;

/** The key of an event of the log `e` as the rollups hold it; a test counts every type both ways. */
export function eventKeySql(type: string): string {
  if (type === 'case.escalated')
    return `${of('toLevel')} || case when e.payload ->> 'override' = 'true' then '/override' else '' end`;
  if (type === 'petition.lodged')
    return `case when e.payload ->> 'first' = 'true' then 'first' else 'repeat' end`;
  if (type === 'case.visited')
    return `case when e.payload ->> 'satisfied' = 'true' then 'satisfied' else 'unsatisfied' end`;
  const named = fields[type];
  return named === undefined ? `''` : named.map(of).join(` || '/' || `);
}
