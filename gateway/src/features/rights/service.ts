import type { RightLine } from '@fengqiao/contract/rights';
import type { FastifyInstance } from 'fastify';
import { type Policy, rightLine } from '../../plugins/policy.ts';

/** A line of the matrix with what a successful use leaves in the audit log. */
export interface RightsEntry extends RightLine {
  audit: string | null;
}

/**
 * Every route and socket event of the running program, by name. HEAD is left out: it is its GET without the body, under the
 * same policy.
 */
export function rightsOf({
  routePolicies,
  socketPolicies,
}: Pick<FastifyInstance, 'routePolicies' | 'socketPolicies'>): RightsEntry[] {
  const routes = routePolicies
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, url, policy }) => entry(`${method} ${url}`, policy))
    .sort((a, b) => compare(pathOf(a.name), pathOf(b.name)) || compare(a.name, b.name));
  const events = socketPolicies
    .map(({ event, policy }) => entry(`SOCKET ${event}`, policy))
    .sort((a, b) => compare(a.name, b.name));
  return [...routes, ...events];
}

/** `/api/cases` of `GET /api/cases`. */
export const pathOf = (name: string): string => name.slice(name.indexOf(' ') + 1);

const entry = (name: string, policy: Policy): RightsEntry => ({
  ...rightLine(name, policy),
  audit: typeof policy === 'object' ? (policy.audit ?? null) : null,
});

// By code unit: the document must not change with the language of the machine.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
