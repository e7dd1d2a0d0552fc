import { areaCodeOfKey, areaKey } from '@fengqiao/contract/areas';
import type { Letter, LetterAddress, LetterDraft } from '@fengqiao/contract/letters';
import { areaNames } from '@fengqiao/db/queries/areas';
import { findLetter, writeDraft } from '@fengqiao/db/queries/letters';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { letterRule, recipientWords } from '../../domain/letters.ts';
import { maskerFor } from '../../domain/masker-for.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { caseFor } from '../cases/case-standing.ts';
import { letterAs } from './read-letters.ts';
import { letterFor } from './standing.ts';

/**
 * Makes a draft, or replaces one. Throws `letter.noKind`, `letter.badAddress`, `letter.isOut` for one that is no draft any more,
 * `letter.duePast`, `letter.noDueReason`, `notFound` for a case.
 */
export async function draftLetter(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  draft: LetterDraft,
): Promise<Letter> {
  const { session } = request;
  const { kind, subject, body } = draft;
  if (letterRule(app.profile, kind) === undefined) throw new AppError('letter.noKind', app.profile.id, kind);
  if (draft.dueAt !== undefined) {
    if (Date.parse(draft.dueAt) <= Date.now()) throw new AppError('letter.duePast', draft.dueAt);
    if (draft.dueReason === undefined) throw new AppError('letter.noDueReason');
  }
  const masker = maskerFor(await app.places.current(), app.profile);
  const masked = masker.deep({ subject, body }) as { subject: string; body: string };
  return app.inScope(session, async (tx) => {
    const caseIds: number[] = [];
    for (const caseCode of new Set(draft.cases))
      caseIds.push((await caseFor(tx, session, caseCode)).row.case_id);
    const recipient = await recipientOf(app, tx, draft.to);
    const written = await writeDraft(tx, {
      id,
      kind,
      area: areaKey(session.areaCode),
      toArea: areaKey(draft.to.areaCode),
      toDepartment: draft.to.department ?? null,
      toHead: draft.to.head ?? null,
      recipient,
      subject,
      body,
      subjectMasked: masked.subject,
      bodyMasked: masked.body,
      dueAt: draft.dueAt === undefined ? null : new Date(draft.dueAt),
      dueReason: draft.dueAt === undefined ? null : (draft.dueReason ?? null),
      draftedBy: session.account,
      caseIds,
    });
    if (!written) {
      const other = await findLetter(tx, id);
      if (other === null) throw new AppError('notFound', `Letter ${id}`);
      if (areaCodeOfKey(other.area) !== session.areaCode) throw new AppError('access.denied');
      throw new AppError('letter.isOut', other.number ?? id);
    }
    const letter = await letterAs(tx, session, await letterFor(tx, id));
    const detail = { kind, recipient, cases: letter.caseCodes };
    await app.audit({ action: 'letter.drafted', object: `letter:${id}`, detail }, request, tx);
    return letter;
  });
}

/** The office of an address, in words. Throws `letter.badAddress`. */
async function recipientOf(app: FastifyInstance, tx: Client, to: LetterAddress): Promise<string> {
  const areaName = (await areaNames(tx, [areaKey(to.areaCode)])).get(areaKey(to.areaCode));
  if (areaName === undefined) throw new AppError('letter.badAddress', to.areaCode);
  const department = app.profile.departments.find(({ code }) => code === to.department);
  if (to.department !== undefined && department === undefined)
    throw new AppError('letter.badAddress', to.department);
  if (to.department !== undefined && to.head !== undefined)
    throw new AppError('letter.badAddress', `${to.department} + ${to.head}`);
  return recipientWords(areaName, to, department?.label);
}
