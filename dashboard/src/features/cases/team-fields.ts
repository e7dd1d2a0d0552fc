import { type CaseHandler, caseTeamRoles, type HandlersInput } from '@fengqiao/contract/confidentiality';

/** The form of a handling team: its accounts, and who has which of the three roles. */
export type TeamForm = { handlers: string[] } & Partial<Record<(typeof caseTeamRoles)[number], string>>;

/** The form of the team that a case has. */
export const teamForm = (handlers: readonly CaseHandler[]): TeamForm => ({
  handlers: handlers.map(({ account }) => account),
  ...Object.fromEntries(
    handlers.flatMap(({ account, teamRole }) => (teamRole === null ? [] : [[teamRole, account]])),
  ),
});

/** What is sent of a form: whoever has a role is one of the handlers, named there or not. */
export function teamInput({ handlers, ...roles }: TeamForm): HandlersInput {
  const team = caseTeamRoles.flatMap((teamRole) => {
    const account = roles[teamRole]?.trim();
    return account ? [{ account, teamRole }] : [];
  });
  return { handlers: [...new Set([...handlers, ...team.map(({ account }) => account)])], team };
}
