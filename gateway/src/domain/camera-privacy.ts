import type { Role } from '@fengqiao/contract/accounts';

/**
 * Whether a camera is private once somebody has registered or changed it; null = refused. What nobody mentions stays as it is, but
 * what comes into the mediation zone is private. Only a head may say otherwise.
 */
export function privacyAfter(
  before: { private: boolean; zone: string | null } | null,
  input: { private?: boolean | undefined; zone?: string | undefined },
  role: Role,
): boolean | null {
  const due = before?.private === true || (input.zone === 'mediation' && before?.zone !== 'mediation');
  if (due && input.private === false) return role === 'head' ? false : null;
  return input.private ?? due;
}
