import {
  administratorRoles,
  type Role,
  roles,
  type Session,
  screenRoles,
  staffRoles,
} from '@fengqiao/contract/accounts';

const everybody: readonly Role[] = roles;

/** Who may open which page; the gateway refuses the same by itself. Paths as the router writes them. */
export const pageRoles = {
  '/': staffRoles,
  '/home': staffRoles,
  '/cases': staffRoles,
  '/cases/new': ['operator', 'clerk', 'mediator', 'head'],
  '/cases/$caseCode': staffRoles,
  '/cases/$caseCode/replay': staffRoles,
  '/big-screen': screenRoles,
  '/rooms-now': screenRoles,
  '/command': screenRoles,
  '/meetings': ['operator', 'clerk', 'leader', 'head'],
  '/meetings/$id': ['operator', 'clerk', 'leader', 'head'],
  '/meetings/$id/present': ['operator', 'clerk', 'leader', 'head'],
  '/decisions': staffRoles,
  '/letters': staffRoles,
  '/letters/new': ['operator', 'clerk', 'leader', 'head'],
  '/document-templates': staffRoles,
  '/triage': ['operator', 'clerk', 'leader', 'head'],
  '/indicators': ['operator', 'leader', 'head'],
  '/analysis': ['operator', 'leader', 'head'],
  '/analysis/$page': ['operator', 'leader', 'head'],
  '/reports': ['operator', 'clerk', 'leader', 'head'],
  '/reports/$id': ['operator', 'clerk', 'leader', 'head'],
  '/returns': ['operator', 'clerk', 'leader', 'head'],
  '/presence': ['head', 'systemAdmin'],
  '/topics': staffRoles,
  '/topics/$id': staffRoles,
  '/centres': [...staffRoles, 'systemAdmin'],
  '/centres/$id': [...staffRoles, 'systemAdmin'],
  '/organisations': [...staffRoles, 'systemAdmin'],
  '/staff': [...staffRoles, 'systemAdmin'],
  '/duty': [...staffRoles, 'systemAdmin'],
  '/checklists': staffRoles,
  '/red-lines': ['operator', 'leader', 'head'],
  '/boards': [...staffRoles, 'systemAdmin'],
  '/board/$centre': [...screenRoles, 'systemAdmin'],
  '/centres/$id/floors': [...screenRoles, 'systemAdmin'],
  '/cameras': [...staffRoles, 'systemAdmin'],
  '/cameras/import': ['operator', 'leader', 'head', 'systemAdmin'],
  '/cameras/upstreams': ['operator', 'leader', 'head', 'systemAdmin'],
  '/cameras/$id': [...staffRoles, 'systemAdmin'],
  '/cameras/$id/playback': staffRoles,
  '/cameras/health': [...staffRoles, 'systemAdmin'],
  '/viewings': staffRoles,
  '/walls': [...staffRoles, 'systemAdmin'],
  '/walls/$wall': [...staffRoles, 'systemAdmin'],
  '/drill': [...staffRoles, 'systemAdmin'],
  '/sources': [...staffRoles, 'systemAdmin'],
  '/imports': ['operator', 'clerk', 'leader', 'head'],
  '/admin/accounts': ['securityAdmin', 'systemAdmin'],
  '/admin/terminals': ['securityAdmin', 'systemAdmin'],
  '/admin/sessions': ['securityAdmin'],
  '/audit': ['auditAdmin'],
  '/profiles': [...staffRoles, ...administratorRoles],
  '/profiles/$id': [...staffRoles, ...administratorRoles],
  '/rules/tiers': staffRoles,
  '/region': ['systemAdmin'],
  '/status': [...staffRoles, ...administratorRoles],
  '/rights': [...staffRoles, ...administratorRoles],
  '/account': everybody,
} as const satisfies Record<string, readonly Role[]>;

export type PagePath = keyof typeof pageRoles;

/** Whether a role may open the page at a path of the router; a path that is no page may be opened: it is not there. */
export function mayOpen(role: Role, path: string): boolean {
  const allowed: readonly Role[] | undefined = pageRoles[path as PagePath];
  return allowed?.includes(role) ?? true;
}

const firstPages: Partial<Record<Role, PagePath>> = {
  systemAdmin: '/status',
  securityAdmin: '/admin/accounts',
  auditAdmin: '/audit',
};

/** Where a role's work begins. */
export const firstPageOf = ({ role }: Pick<Session, 'role'>): PagePath =>
  firstPages[role] ?? (mayOpen(role, '/') ? '/' : '/account');

/** The screen of a kiosk: a page of its own, outside the router; null for everybody else. */
export const wallOf = ({ role, wallId }: Pick<Session, 'role' | 'wallId'>): string | null =>
  role === 'kiosk' && wallId !== null ? `/wall/${encodeURIComponent(wallId)}/1` : null;

/** Whether the account follows cases live. Administrators see none, and a kiosk does so on its wall. */
export const followsCases = (role: Role): boolean => mayOpen(role, '/');
