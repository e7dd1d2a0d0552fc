import { roles, screenRoles } from '@fengqiao/contract/accounts';
import type { ClientToServerEvents } from '@fengqiao/contract/events';
import type { RolePolicy } from '../policy.ts';

/** Who may send which event; whatever else a page sends ends its socket. */
export const socketPolicies: Record<keyof ClientToServerEvents, RolePolicy> = {
  'area.watch': { roles: screenRoles, reach: 'subtree' },
  'wall.watch': { roles: screenRoles, reach: 'wall' },
  'screen.report': { roles: ['kiosk'], reach: 'wall' },
  'terminal.proof': { roles, reach: 'own', beforePasswordChange: true },
};

export const isSocketEvent = (event: unknown): event is keyof ClientToServerEvents =>
  typeof event === 'string' && Object.hasOwn(socketPolicies, event);
