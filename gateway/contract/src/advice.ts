import Type from 'typebox';
import { Route } from './cases.ts';
import { Nullable } from './common.ts';

/** What experience with cases of the same category in the county of a case says (JN-08), each with its denominator. */
export const CaseAdvice = Type.Object({
  /** Days that were looked back. */
  days: Type.Integer(),
  /** How many of all resolved cases of the category a route ended; those not itemised are in `of`. */
  routes: Type.Array(Type.Object({ route: Route, resolved: Type.Integer(), of: Type.Integer() })),
  /** How many of its mediations an organisation brought to an agreement. */
  organisations: Type.Array(
    Type.Object({ organisation: Type.String(), agreed: Type.Integer(), held: Type.Integer() }),
  ),
  /** The department that has the case but does not sit in the centre: whistle for it (YC-14); null = it sits there, was called, or nobody knows. */
  whistleFor: Nullable(Type.String()),
});
export type CaseAdvice = Type.Static<typeof CaseAdvice>;
