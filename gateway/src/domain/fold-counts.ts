import type { LogEvent } from './fold.ts';

/**
 * What an event adds one to in its case's counts: sums do not depend on an order. `signal:<factor>`, `attempt:<level>:<outcome>`,
 * `professional:<level>`, `override`, `entered:<route>`, `concluded:<route>:<outcome>`, `nudge:<strength>`, `issued|received|replied:<letter>`,
 * `again`, `support:<kind>`, `blown|answered:<department>`, `pushed|served:<body>`, `petition:first|repeat`, `satisfied`, `unsatisfied` ...
 */
export function countsOf({ type, payload }: Pick<LogEvent, 'type' | 'payload'>): string[] {
  const of = (field: string): string => String(payload[field] ?? '');
  switch (type) {
    case 'case.returned':
      return ['returned'];
    case 'mediation.attempted':
      return payload.professional === true && payload.outcome !== 'declined'
        ? [`attempt:${of('level')}:${of('outcome')}`, `professional:${of('level')}`]
        : [`attempt:${of('level')}:${of('outcome')}`];
    case 'case.escalated':
      return payload.override === undefined ? ['escalated'] : ['escalated', 'override'];
    case 'route.entered':
      return [`entered:${of('route')}`];
    case 'route.concluded':
      return [`concluded:${of('route')}:${of('outcome')}`];
    case 'risk.signalled':
      return [`signal:${of('factor')}`];
    case 'deadline.passed':
      return [`passed:${of('kind')}`];
    case 'nudge.sent':
      return [`nudge:${of('strength')}`];
    case 'case.supervised':
      return ['supervised'];
    case 'letter.issued':
      return [`issued:${of('kind')}`];
    case 'letter.received':
      return [`received:${of('kind')}`];
    case 'letter.replied':
      return [`replied:${of('kind')}`];
    case 'support.given':
      return [`support:${of('kind')}`];
    case 'whistle.blown':
      return [`blown:${of('department')}`];
    case 'whistle.answered':
      return [`answered:${of('department')}`];
    case 'service.pushed':
      return [`pushed:${of('to')}`];
    case 'service.answered':
      return [`served:${of('to')}`];
    case 'petition.lodged':
      return [payload.first === true ? 'petition:first' : 'petition:repeat'];
    case 'case.visited':
      return [payload.satisfied === false ? 'unsatisfied' : 'satisfied'];
    case 'case.reopened':
      return ['reopened'];
    case 'note.added':
      return payload.again === undefined ? [] : ['again'];
    default:
      return [];
  }
}
