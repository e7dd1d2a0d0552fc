/** What the desk is told of: a red case, a deadline that is near, an answered letter, a lease that somebody asks for, cameras and sources that are out. */
export const noticeKinds = ['alarm', 'dueSoon', 'lease', 'letter', 'camera', 'source'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What is told; its words are `notices.kind.<kind>` with `words`. */
export interface News {
  kind: NoticeKind;
  /** The same thing told twice is one notice: case code, camera id, wall id. */
  key: string;
  /** What the words are filled with; titles are masked as in every list. */
  words: Readonly<Record<string, string | number>>;
  /** Address of the page that shows it. */
  link: string | null;
}

export interface Notice extends News {
  /** Milliseconds by the server's clock. */
  at: number;
  read: boolean;
}

/** Notices of one kind that came together: twelve cameras of one node are one line. */
export interface NoticeGroup {
  kind: NoticeKind;
  /** The newest first. */
  notices: readonly Notice[];
}

/** More than anybody reads back in one session. */
const kept = 200;
/** What of one kind comes within this time is one matter. */
const togetherMs = 20_000;

/** The history with a piece of news in front; the same matter told again moves up and counts as unread again. */
export function withNews(history: readonly Notice[], news: News, at: number): Notice[] {
  const others = history.filter(({ kind, key }) => kind !== news.kind || key !== news.key);
  return [{ ...news, at, read: false }, ...others].slice(0, kept);
}

/** Notices of a history, the newest first, grouped where several of one kind came at once; alarms stay single. */
export function groupNotices(history: readonly Notice[]): NoticeGroup[] {
  const groups: { kind: NoticeKind; notices: Notice[] }[] = [];
  for (const notice of history) {
    const group = groups.findLast(({ kind }) => kind === notice.kind);
    const before = group?.notices.at(-1);
    const joins = notice.kind !== 'alarm' && before !== undefined && before.at - notice.at < togetherMs;
    if (joins) group?.notices.push(notice);
    else groups.push({ kind: notice.kind, notices: [notice] });
  }
  return groups;
}

/** How many notices nobody has read, by kind. */
export function unreadByKind(history: readonly Notice[]): Record<NoticeKind, number> {
  const counts = { alarm: 0, dueSoon: 0, lease: 0, letter: 0, camera: 0, source: 0 };
  for (const { kind, read } of history) if (!read) counts[kind] += 1;
  return counts;
}
