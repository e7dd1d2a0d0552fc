import type { CaseEventType } from '@fengqiao/contract/cases';

/** What `rollup_day.key` says of an event: the part of its payload that indicators break down by. */
export function rollupKey(type: CaseEventType, payload: Readonly<Record<string, unknown>>): string {
  const of = (field: string) => String(payload[field] ?? '');
  switch (type) {
    case 'case.triaged':
      return of('difficulty');
    case 'case.dispatched':
    case 'case.accepted':
    case 'case.returned':
      return of('department');
    case 'mediation.attempted':
      return `${of('level')}/${of('outcome')}`;
    case 'case.escalated':
      return payload.override === true ? `${of('toLevel')}/override` : of('toLevel');
    case 'route.entered':
      return of('route');
    case 'route.concluded':
      return `${of('route')}/${of('outcome')}`;
    case 'risk.signalled':
      return of('factor');
    case 'tier.changed':
      return of('tier');
    case 'deadline.passed':
    case 'letter.issued':
    case 'letter.received':
    case 'letter.replied':
    case 'support.given':
      return of('kind');
    case 'whistle.blown':
    case 'whistle.answered':
      return of('department');
    case 'service.pushed':
    case 'service.answered':
      return of('to');
    case 'nudge.sent':
      return of('strength');
    case 'note.added':
      return of('again');
    case 'case.supervised':
      return of('tag');
    case 'petition.lodged':
      return payload.first === true ? 'first' : 'repeat';
    case 'case.resolved':
      return `${of('route')}/${of('level')}`;
    case 'case.visited':
      return payload.satisfied === true ? 'satisfied' : 'unsatisfied';
    case 'case.rated':
      return of('score');
    default:
      return '';
  }
}
