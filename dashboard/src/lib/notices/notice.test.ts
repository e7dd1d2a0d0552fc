import { expect, test } from 'vitest';
import { groupNotices, type News, type Notice, unreadByKind, withNews } from './notice.ts';

const news = (kind: News['kind'], key: string): News => ({ kind, key, words: {}, link: null });
const told = (...list: [News['kind'], string, number][]): Notice[] =>
  list.reduce<Notice[]>((history, [kind, key, at]) => withNews(history, news(kind, key), at), []);

test('the newest notice comes first, and the same matter told again is one notice that is unread again', () => {
  const read = told(['alarm', 'a', 0], ['letter', 'b', 1]).map((notice) => ({ ...notice, read: true }));
  const again = withNews(read, news('alarm', 'a'), 2);
  expect(again.map(({ key, read: isRead }) => [key, isRead])).toEqual([
    ['a', false],
    ['b', true],
  ]);
});

test('cameras that went out together are one line, one that followed later is another', () => {
  const groups = groupNotices(told(['camera', '1', 0], ['camera', '2', 5_000], ['camera', '3', 60_000]));
  expect(groups.map(({ notices }) => notices.map(({ key }) => key))).toEqual([['3'], ['2', '1']]);
});

test('news of another kind in between does not part what came together', () => {
  const groups = groupNotices(told(['camera', '1', 0], ['letter', 'x', 10], ['camera', '2', 20]));
  expect(groups.map(({ kind, notices }) => `${kind} ${notices.length}`)).toEqual(['camera 2', 'letter 1']);
});

test('every red case stands by itself, because each has to be acknowledged', () => {
  expect(groupNotices(told(['alarm', 'a', 0], ['alarm', 'b', 1]))).toHaveLength(2);
});

test('what nobody has read is counted by kind', () => {
  const [first, ...rest] = told(['alarm', 'a', 0], ['camera', '1', 1], ['camera', '2', 2]);
  const history = first === undefined ? [] : [{ ...first, read: true }, ...rest];
  expect(unreadByKind(history)).toMatchObject({ alarm: 1, camera: 1, letter: 0 });
});

test('a history does not grow for ever', () => {
  let history: Notice[] = [];
  for (let n = 0; n < 300; n += 1) history = withNews(history, news('source', `${n}`), n);
  expect(history).toHaveLength(200);
  expect(history[0]?.key).toBe('299');
});
