import type { Role } from '@fengqiao/contract/accounts';
import type { ActType } from '@fengqiao/contract/case-acts';

/** Who does something with a case. */
export interface Doer {
  role: Role;
  /** Of the case's handling team. */
  ofTeam: boolean;
  /** Code of the account's department. */
  department: string | null;
}

export interface Act {
  type: ActType;
  /** As `payloadSchemas` has it. */
  payload: Readonly<Record<string, unknown>>;
}
