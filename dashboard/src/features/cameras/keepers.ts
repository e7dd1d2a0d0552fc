import type { Role } from '@fengqiao/contract/accounts';

const keepers: readonly Role[] = ['operator', 'leader', 'head', 'systemAdmin'];
const removers: readonly Role[] = ['head', 'systemAdmin'];
const hands: readonly Role[] = ['operator', 'leader', 'head'];

/** Who keeps the registry, who takes cameras out of it, who turns cameras; the gateway refuses the same by itself. */
export const keepsRegistry = (role: Role | undefined): boolean =>
  role !== undefined && keepers.includes(role);
/** Who says which platforms hand on cameras. */
export const keepsUpstreams = (role: Role | undefined): boolean =>
  role !== undefined && removers.includes(role);
export const removesCameras = (role: Role | undefined): boolean =>
  role !== undefined && removers.includes(role);
export const turnsCameras = (role: Role | undefined): boolean => role !== undefined && hands.includes(role);
