import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { openCasesQuery } from '../../features/todo/open-cases.ts';
import { tellNews, useNotices } from '../../lib/notices/use-notices.ts';
import { minuteOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLive, useLiveState } from '../../live/live-context.tsx';
import { arrivals } from './arrivals.ts';
import { cameDue } from './due-soon.ts';

const linkOf = (caseCode: string) => `/?case=${caseCode}`;

/** Tells of cases that turn red, come near their deadline, or have a letter answered. `area`: the account's. */
export function useCaseNews(area: string): void {
  useReds();
  useDueSoon(area);
  useAnswers();
}

function useReds(): void {
  const { t } = useTranslation();
  const reds = useLiveState('latestReds');
  const open = useLiveState('unacknowledged');
  const known = useRef<ReadonlySet<string> | null>(null);
  const markRead = useNotices((notices) => notices.markRead);
  const history = useNotices((notices) => notices.history);
  useEffect(() => {
    for (const { caseCode, title, areaName } of arrivals(known.current, reds, (red) => red.caseCode))
      tellNews({
        kind: 'alarm',
        key: caseCode,
        words: { title: title || t('case.untitled'), area: areaName },
        link: linkOf(caseCode),
      });
    known.current = new Set(reds.map(({ caseCode }) => caseCode));
  }, [reds, t]);
  // Whoever acknowledged it, here or elsewhere: it is read.
  useEffect(() => {
    for (const { kind, key, read } of history) if (kind === 'alarm' && !read && !open.has(key)) markRead(key);
  }, [history, open, markRead]);
}

/** Of the open cases that this page has loaded anyway; a page that shows none asks for none. */
function useDueSoon(area: string): void {
  const { t } = useTranslation();
  const { data } = useQuery({ ...openCasesQuery(area), enabled: false });
  const now = useNow(30_000);
  const before = useRef(now);
  useEffect(() => {
    if (data === undefined) return;
    for (const { caseCode, title, dueAt } of cameDue(data.items, before.current, now))
      tellNews({
        kind: 'dueSoon',
        key: caseCode,
        words: { title: title || t('case.untitled'), time: minuteOf(dueAt ?? now) },
        link: linkOf(caseCode),
      });
    before.current = now;
  }, [data, now, t]);
}

function useAnswers(): void {
  const { t } = useTranslation();
  const live = useLive();
  useEffect(
    () =>
      live.onChanges(({ cases, pushed }) => {
        if (!pushed) return;
        for (const { eventType, seq, case: item } of cases)
          if (eventType === 'letter.replied')
            tellNews({
              kind: 'letter',
              key: `${item.caseCode} ${seq}`,
              words: { title: item.title || t('case.untitled'), area: item.areaName },
              link: `/cases/${item.caseCode}`,
            });
      }),
    [live, t],
  );
}
