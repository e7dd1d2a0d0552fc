import type { CaseSummary } from '@fengqiao/contract/cases';
import type { ViewingChange } from '@fengqiao/contract/events';
import type { Viewing } from '@fengqiao/contract/viewings';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { aChange } from './change-builder.ts';
import type { ChangeBatch } from './change-tracker.ts';
import type { OpenCases } from './open-cases.ts';
import { queryKeys } from './query-keys.ts';
import { QuerySync } from './query-sync.ts';

const county = '511902';

function setUp(open: CaseSummary[]) {
  const client = new QueryClient();
  const openKey = [...queryKeys.openCases, county];
  const listKey = [...queryKeys.caseLists, {}, 50];
  client.setQueryData(openKey, { items: open, complete: true });
  client.setQueryData(listKey, { pages: [{ items: open, nextCursor: null }], pageParams: [null] });
  const sync = new QuerySync(client);
  const openCodes = () => client.getQueryData<OpenCases>(openKey)?.items.map((item) => item.caseCode);
  const firstListed = () =>
    client.getQueryData<{ pages: { items: CaseSummary[] }[] }>(listKey)?.pages[0]?.items[0];
  return { client, sync, openCodes, firstListed };
}

const batch = (...cases: ChangeBatch['cases']): ChangeBatch => ({
  cases,
  walls: [],
  viewings: [],
  seq: cases.at(-1)?.seq ?? 0,
  pushed: true,
});
const viewingChange = (state: Viewing['state']) =>
  ({ seq: 1, viewing: { id: 'v1', state, endedAt: null } }) as ViewingChange;
const code = (seq: number) => aChange(seq).case.caseCode;

afterEach(() => {
  vi.useRealTimers();
});

test('a new case of the area joins the open cases, one of another area does not', () => {
  const { sync, openCodes } = setUp([aChange(1).case]);
  sync.apply(batch(aChange(2), aChange(3, { areaCode: '511923001' })));
  expect(openCodes()).toEqual([code(2), code(1)]);
  sync.stop();
});

test('a case that is resolved or moves away leaves the open cases', () => {
  const { sync, openCodes } = setUp([aChange(1).case, aChange(2).case, aChange(3).case]);
  sync.apply(batch(aChange(1, { status: 'resolved' }), aChange(2, { areaCode: '511923001' })));
  expect(openCodes()).toEqual([code(3)]);
  sync.stop();
});

test('what a change carries stands in the lists at once', () => {
  const { sync, firstListed } = setUp([aChange(1).case]);
  sync.apply(batch(aChange(1, { tier: 'red' })));
  expect(firstListed()?.tier).toBe('red');
  sync.stop();
});

test('a case shown as written keeps its title when the masked summary of a change comes', () => {
  const { client, sync } = setUp([]);
  const detail = (visibility: string) => ({
    ...aChange(1).case,
    title: 'As written',
    confidentiality: { visibility },
  });
  const title = () => client.getQueryData<CaseSummary>(queryKeys.caseDetail(code(1)))?.title;
  client.setQueryData(queryKeys.caseDetail(code(1)), detail('unmasked'));
  sync.apply(batch(aChange(1, { title: 'Masked', tier: 'red' })));
  expect(title()).toBe('As written');
  client.setQueryData(queryKeys.caseDetail(code(1)), detail('masked'));
  sync.apply(batch(aChange(1, { title: 'Masked' })));
  expect(title()).toBe('Masked');
  sync.stop();
});

test('a viewing that ended may be seen no more the moment the message is there; one that was agreed to is asked for', () => {
  const { client, sync } = setUp([]);
  const known = (state: string, mayView: boolean) => ({ items: [{ id: 'v1', state, mayView }] });
  const first = () =>
    client.getQueryData<{ items: Pick<Viewing, 'state' | 'mayView'>[] }>(queryKeys.viewings)?.items[0];
  client.setQueryData(queryKeys.viewings, known('requested', false));
  sync.apply({ ...batch(), viewings: [viewingChange('approved')] });
  expect(first()).toMatchObject({ state: 'requested', mayView: false });
  client.setQueryData(queryKeys.viewings, known('approved', true));
  sync.apply({ ...batch(), viewings: [viewingChange('ended')] });
  expect(first()).toMatchObject({ state: 'ended', mayView: false });
  sync.stop();
});

test('a viewing that changed is asked for at once, also over a request on its way', () => {
  const { client, sync } = setUp([]);
  const asked = vi.spyOn(client, 'invalidateQueries');
  sync.apply({ ...batch(), viewings: [viewingChange('approved')] });
  expect(asked).toHaveBeenCalledWith({ queryKey: queryKeys.viewings }, { cancelRefetch: true });
  sync.stop();
});

test('counts are asked for anew at most once per interval, however many changes come', () => {
  vi.useFakeTimers();
  const { client, sync } = setUp([]);
  const asked = vi.spyOn(client, 'invalidateQueries');
  const ofAreas = () => asked.mock.calls.filter(([filter]) => filter?.queryKey === queryKeys.areas).length;
  for (let seq = 1; seq <= 100; seq += 1) sync.apply(batch(aChange(seq)));
  vi.advanceTimersByTime(4_900);
  expect(ofAreas()).toBe(1);
  sync.apply(batch(aChange(101)));
  vi.advanceTimersByTime(5_000);
  expect(ofAreas()).toBe(2);
  sync.stop();
});

test('an answer on its way is let in before counts are asked for again, and the last change is not forgotten', async () => {
  vi.useFakeTimers();
  const { client, sync } = setUp([]);
  const answers: (() => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey: [...queryKeys.areas, county],
    queryFn: () => new Promise<number>((answer) => answers.push(() => answer(answers.length))),
  });
  const stop = observer.subscribe(() => undefined);
  sync.apply(batch(aChange(1)));
  await vi.advanceTimersByTimeAsync(11_000);
  expect(answers).toHaveLength(1);
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(answers).toHaveLength(2);
  stop();
  sync.stop();
});
