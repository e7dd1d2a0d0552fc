import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Enrolment, TerminalSummary } from '@fengqiao/contract/terminals';
import { endSessions } from '@fengqiao/db/queries/sessions';
import { noteTerminalOfCode, useTerminalCode } from '@fengqiao/db/queries/terminal-codes';
import {
  insertTerminal,
  linkAccounts,
  revokeTerminal,
  takeOverAccounts,
} from '@fengqiao/db/queries/terminals';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { takeChallenge } from '../../plugins/auth/challenges.ts';
import { codeHash } from '../../plugins/auth/terminal-codes.ts';
import { type Client, wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { Seldom } from '../../plugins/seldom.ts';
import { type EnrolmentOrigin, provenCredential } from './credential.ts';

/** Refused attempts of one address leave one row in the audit log per this time. */
const tellEveryMs = 60_000;

/** Lets machines in that have a code, and writes down those that have none. */
export class Enrolments {
  readonly #app: FastifyInstance;
  readonly #seldom = new Seldom(tellEveryMs);

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Makes the machine that sent this a terminal. Throws `terminal.badCode`, `terminal.badKey`. */
  async add(request: FastifyRequest, input: Enrolment, from: EnrolmentOrigin): Promise<TerminalSummary> {
    try {
      return await enrol(this.#app, request, input, from);
    } catch (error) {
      if (error instanceof AppError && this.#seldom.isDue(request.ip)) {
        const detail = { reason: error.code };
        await this.#app.audit({ action: 'terminal.enrolled', outcome: 'refused', detail }, request);
      }
      throw error;
    }
  }
}

/**
 * Makes the machine that sent this a terminal and uses its code up; the terminal that it replaces is revoked.
 */
async function enrol(
  app: FastifyInstance,
  request: FastifyRequest,
  input: Enrolment,
  from: EnrolmentOrigin,
): Promise<TerminalSummary> {
  if (!(await takeChallenge(app.pool, input.nonce)))
    throw new AppError('terminal.badKey', 'the challenge is too old or was answered already');
  const kind = app.config.terminalProof;
  const credential = await provenCredential(kind, input, from);
  const hash = codeHash(input.code);
  return app.inScope(wholeCountry, async (tx) => {
    const code = await useTerminalCode(tx, hash);
    if (code === null) throw new AppError('terminal.badCode');
    const { name, area, place, centreId, createdBy, accounts, replaces } = code;
    const id = await insertTerminal(tx, {
      name,
      area,
      place,
      centreId,
      kind,
      credential,
      enrolledBy: createdBy,
    });
    if (id === null) throw new AppError('terminal.badKey', 'this machine is a terminal already');
    await noteTerminalOfCode(tx, hash, id);
    const linked = await linkAccounts(tx, id, accounts);
    if (replaces !== null) linked.push(...(await replace(tx, replaces, id, createdBy)));
    await endSessions(tx, { accountIds: linked, unboundOnly: true }, 'terminal');
    await app.audit(
      {
        action: 'terminal.enrolled',
        object: `terminal:${id}`,
        actor: createdBy,
        areaCode: areaCodeOfKey(area),
        detail: { name, kind, accounts, replaces },
      },
      request,
      tx,
    );
    return { id, name, place };
  });
}

/** Shuts the lost terminal out and lets its accounts log in on the new one; answers their ids. */
async function replace(tx: Client, lost: string, id: string, by: string): Promise<number[]> {
  const accountIds = await takeOverAccounts(tx, lost, id);
  await revokeTerminal(tx, lost, by, '更换终端'); // replaced by another terminal
  await endSessions(tx, { terminalId: lost }, 'terminal');
  return accountIds;
}
