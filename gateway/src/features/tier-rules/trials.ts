import type {
  TierTrial,
  TierTrialInput,
  TierTrialResult,
  TrialCase,
  TrialList,
} from '@fengqiao/contract/tier-rules';
import { summariesByIds } from '@fengqiao/db/queries/cases';
import { endTrial, findTrial, type TierTrialRow } from '@fengqiao/db/queries/tier-trials';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ListedCase } from '../../domain/tier-trial.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { checkRules, checkSite } from './versions.ts';

type Stored = TierTrialResult & { lists: Record<TrialList, ListedCase[]> };

/** Begins to try rules on the past. Throws `rules.invalid`, `rules.trialRuns`. */
export async function tryRules(
  app: FastifyInstance,
  request: FastifyRequest,
  input: TierTrialInput,
): Promise<TierTrial> {
  checkSite(app, request.session);
  checkRules(input.rules);
  const { id, begin } = await app.inScope(wholeCountry, async (tx) => {
    const trial = await app.tierTrials.start(tx, request.session.account, input);
    const detail = { days: input.days, rules: input.rules.length };
    await app.audit({ action: 'rules.tried', object: `tierTrial:${trial.id}`, detail }, request, tx);
    return trial;
  });
  begin();
  return trialOf(app, request.session, id);
}

/** How far a trial is, and what it found. Throws `notFound`. */
export async function trialOf(app: FastifyInstance, session: AccountSession, id: string): Promise<TierTrial> {
  const row = await found(app, session, id);
  const { askedAt, finishedAt, result, ...rest } = row;
  return {
    ...rest,
    askedAt: askedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    result: figuresOf(result),
  };
}

/** Ends a trial that runs. Throws `notFound`. */
export async function cancelTrial(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
): Promise<TierTrial> {
  await found(app, request.session, id);
  await app.inScope(wholeCountry, async (tx) => {
    await endTrial(tx, id, 'cancelled');
    const detail = { cancelled: true };
    await app.audit({ action: 'rules.tried', object: `tierTrial:${id}`, detail }, request, tx);
  });
  return trialOf(app, request.session, id);
}

/** The cases behind a figure of a trial, as far as the account may see them. Throws `notFound`. */
export async function casesOfTrial(
  app: FastifyInstance,
  session: AccountSession,
  id: string,
  list: TrialList,
): Promise<{ items: TrialCase[] }> {
  const { result } = await found(app, session, id);
  const listed = (result as Stored | null)?.lists[list] ?? [];
  const summaries = await app.readScope(session, (tx) =>
    summariesByIds(
      tx,
      listed.map(({ caseId }) => caseId),
    ),
  );
  return {
    items: listed.flatMap(({ caseId, before, after, earlierDays }) => {
      const summary = summaries.get(caseId);
      return summary === undefined
        ? []
        : [{ caseCode: summary.caseCode, title: summary.title, before, after, earlierDays }];
    }),
  };
}

async function found(app: FastifyInstance, session: AccountSession, id: string): Promise<TierTrialRow> {
  checkSite(app, session);
  const row = await findTrial(app.pool, id);
  if (row === null) throw new AppError('notFound', `Trial ${id}`);
  return row;
}

function figuresOf(result: unknown): TierTrialResult | null {
  if (result === null) return null;
  const { lists: _, ...figures } = result as Stored;
  return figures;
}
