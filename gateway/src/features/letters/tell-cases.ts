import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { LetterStep } from '@fengqiao/contract/letters';
import { markTold, type UntoldStep, untoldSteps } from '@fengqiao/db/queries/letter-steps';
import type { FastifyInstance } from 'fastify';
import { letterEvent } from '../../domain/letter-events.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { actEvent } from '../ingest/own-events.ts';

const stepsAtOnce = 200;

/**
 * Tells the log what was done with letters and is not there yet: of one letter, or of all when it is null. Telling twice writes
 * once, so that two gateways may do it, and one that died in between leaves nothing out. Answers how many steps were told.
 */
export async function tellCases(app: FastifyInstance, letterId: string | null): Promise<number> {
  const steps = await app.readScope(wholeCountry, (tx) => untoldSteps(tx, letterId, stepsAtOnce));
  for (const step of steps) {
    await app.ingestor.append(await eventsOf(app, step));
    await app.inScope(wholeCountry, (tx) => markTold(tx, step));
  }
  return steps.length;
}

async function eventsOf(app: FastifyInstance, step: UntoldStep) {
  const places = await app.places.current();
  const context = { places, profile: app.profile, now: step.at.getTime() };
  const doer = { account: step.account, areaCode: areaCodeOfKey(step.accountArea) };
  const told = { ...step, step: step.step as LetterStep, dueAt: step.dueAt?.toISOString() ?? null };
  return step.cases.map(({ source, caseRef, sourceArea }, position) =>
    actEvent(
      doer,
      { caseSource: source, caseRef, sourceArea },
      { ...letterEvent(told, position), occurredAt: step.at.toISOString() },
      context,
    ),
  );
}
