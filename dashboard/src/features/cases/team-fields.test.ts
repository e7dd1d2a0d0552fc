import { expect, it } from 'vitest';
import { teamForm, teamInput } from './team-fields.ts';

const lawyer = { account: 'lawyer', displayName: '李律师', teamRole: 'legalAdviser' } as const;
const clerk = { account: 'clerk', displayName: '王干事', teamRole: null };

it('a team goes through the form unchanged', () => {
  const form = teamForm([lawyer, clerk]);
  expect(form).toEqual({ handlers: ['lawyer', 'clerk'], legalAdviser: 'lawyer' });
  expect(teamInput(form)).toEqual({
    handlers: ['lawyer', 'clerk'],
    team: [{ account: 'lawyer', teamRole: 'legalAdviser' }],
  });
});

it('whoever is given a role is one of the handlers, and a role that was emptied is nobody’s', () => {
  expect(teamInput({ handlers: ['clerk'], mediator: 'zhang', counsellor: ' ' })).toEqual({
    handlers: ['clerk', 'zhang'],
    team: [{ account: 'zhang', teamRole: 'mediator' }],
  });
});
