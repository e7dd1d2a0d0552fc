import Type from 'typebox';
import { Role } from './accounts.ts';
import { OneOf } from './common.ts';

/**
 * How far a right reaches: `subtree` the account's own area and below, `own` the caller's own things, `wall` what hangs on the
 * kiosk's wall, `none` nothing of any place (words, codes, the product itself).
 */
export const Reach = OneOf(['subtree', 'own', 'wall', 'none'] as const);
export type Reach = Type.Static<typeof Reach>;

/** One route or socket event with who may use it: generated from the running program. `GET /api/rights`. */
export const RightLine = Type.Object({
  /** `GET /api/cases/:caseCode`, `SOCKET area.watch`. */
  name: Type.String(),
  /** Without a login. */
  public: Type.Boolean(),
  /** With a source key. */
  source: Type.Boolean(),
  /** With the secret of the streams nodes. */
  node: Type.Boolean(),
  roles: Type.Array(Role),
  reach: Reach,
});
export type RightLine = Type.Static<typeof RightLine>;
