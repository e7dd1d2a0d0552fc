import type { NewCase } from '@fengqiao/contract/case-acts';

/** The form as it is filled in; empty fields are undefined or ''. */
export interface RegisterForm extends Omit<NewCase, 'id' | 'partyAreas' | 'people'> {
  otherArea?: string;
  people?: number | null;
}

/** What is sent of a form: what was left empty is left out. */
export function newCaseOf(id: string, { otherArea, people, ...matter }: RegisterForm): NewCase {
  const told = Object.entries(matter).filter(([, value]) => value !== undefined && value !== '');
  return {
    ...(Object.fromEntries(told) as typeof matter),
    id,
    ...(people ? { people } : {}),
    ...(otherArea ? { partyAreas: [otherArea] } : {}),
  };
}
