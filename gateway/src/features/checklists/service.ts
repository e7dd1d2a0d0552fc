import { areaCodeOfKey, areaKey } from '@fengqiao/contract/areas';
import type {
  Checklist,
  ChecklistAreas,
  ChecklistItem,
  ChecklistItemInput,
  Checklists,
  Fact,
} from '@fengqiao/contract/checklists';
import { areaChildren } from '@fengqiao/db/queries/areas';
import { type ItemRow, itemsOf, listProgress, upsertItem, wordsOf } from '@fengqiao/db/queries/checklists';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type CheckedList, checkedLists, factOfItem } from '../../domain/checklist-lists.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { ownArea, pathOf } from '../../plugins/own-area.ts';
import { liveFacts } from './facts.ts';

/** The checklists of an area (default: the session's): what people say of each item, and beside it what the product knows. */
export async function checklistsOf(
  app: FastifyInstance,
  session: AccountSession,
  areaCode: string = session.areaCode,
): Promise<Checklists> {
  const { key, name, rows } = await app.readScope(session, async (client) => {
    const area = await ownArea(client, session, areaCode);
    return { ...area, rows: await itemsOf(client, [area.key]) };
  });
  const words = await inheritedWords(app, areaCode);
  const facts = await liveFacts(app, session, key);
  const lists = listsOf(app).map((list) => presentList(list, rows, words, facts));
  return { areaCode, areaName: name, lists, facts };
}

/** How far the areas right below an area are with a list. Throws `notFound` for an area elsewhere and for an unknown list. */
export async function checklistAreas(
  app: FastifyInstance,
  session: AccountSession,
  listId: string,
  areaCode: string = session.areaCode,
): Promise<ChecklistAreas> {
  const { items } = listById(app, listId);
  return app.readScope(session, async (client) => {
    const { key } = await ownArea(client, session, areaCode);
    const children = await areaChildren(client, key);
    const progress = await listProgress(
      client,
      listId,
      children.map(({ code }) => code),
    );
    return {
      areas: children.map(({ code, name }) => ({
        areaCode: areaCodeOfKey(code),
        areaName: name,
        met: 0,
        partly: 0,
        notMet: 0,
        ...progress.get(code),
        items: items.length,
      })),
    };
  });
}

/** Says how an item stands. Throws `notFound` for an area elsewhere, an unknown list or item. */
export function putChecklistItem(
  app: FastifyInstance,
  request: FastifyRequest,
  { list: listId, item }: { list: string; item: number },
  { areaCode = request.session.areaCode, ...input }: ChecklistItemInput,
): Promise<ChecklistItem> {
  const list = listById(app, listId);
  if (item >= list.items.length) throw new AppError('notFound', `Item ${item + 1} of ${listId}`);
  const { session } = request;
  return app.inScope(session, async (client) => {
    const { key: area } = await ownArea(client, session, areaCode);
    await upsertItem(client, { ...input, area, list: listId, item, updatedBy: session.account });
    const rows = await itemsOf(client, [area]);
    await app.audit(
      {
        action: 'checklist.changed',
        object: `checklist:${listId}`,
        areaCode,
        detail: { item: item + 1, state: input.state, evidence: input.evidence !== '' },
      },
      request,
      client,
    );
    const found = presentList(list, rows, new Map(), []).entries[item];
    if (found === undefined) throw new AppError('notFound', `Item ${item + 1} of ${listId}`);
    return found;
  });
}

function listsOf(app: FastifyInstance): CheckedList[] {
  const places = [...app.profiles.values()].map((profile) => ({
    ...profile,
    origins: app.originsOf(profile.id),
  }));
  return checkedLists(places, app.profile.id);
}

function listById(app: FastifyInstance, id: string): CheckedList {
  const list = listsOf(app).find(({ key }) => key === id);
  if (list === undefined) throw new AppError('notFound', `Checklist ${id}`);
  return list;
}

const itemKey = (list: string, item: number): string => `${list} ${item}`;

/** The words that the areas above gave to items, the nearest area's first. Words are no secret of the area that wrote them. */
async function inheritedWords(app: FastifyInstance, areaCode: string): Promise<Map<string, string>> {
  return app.readScope(wholeCountry, async (client) => {
    const above = (await pathOf(client, areaCode))
      .map(({ code }) => code)
      .filter((code) => code !== areaKey(areaCode));
    const rows = await wordsOf(client, above);
    const depth = new Map(above.map((code, index) => [code, index]));
    const nearestLast = rows.sort((a, b) => (depth.get(a.area) ?? 0) - (depth.get(b.area) ?? 0));
    return new Map(nearestLast.map(({ list, item, words }) => [itemKey(list, item), words]));
  });
}

function presentList(
  list: CheckedList,
  rows: readonly ItemRow[],
  words: ReadonlyMap<string, string>,
  facts: readonly Fact[],
): Checklist {
  const { key, label, place, own, sourceRow, note = null, items } = list;
  const entries = items.map((itemLabel, item): ChecklistItem => {
    const row = rows.find((each) => each.list === key && each.item === item);
    const fact = row?.fact ?? factOfItem(list.id, item);
    return {
      item,
      label: itemLabel,
      words: row?.words ?? words.get(itemKey(key, item)) ?? null,
      state: row?.state ?? null,
      evidence: row?.evidence ?? '',
      link: row?.link ?? null,
      fact: facts.find(({ name }) => name === fact) ?? null,
      updatedBy: row?.updatedBy ?? null,
      updatedAt: row?.updatedAt.toISOString() ?? null,
    };
  });
  const count = (state: ChecklistItem['state']) => entries.filter((entry) => entry.state === state).length;
  return {
    id: key,
    label,
    place,
    own,
    sourceRow,
    note,
    met: count('met'),
    partly: count('partly'),
    notMet: count('notMet'),
    items: items.length,
    entries,
  };
}
