import type { Session } from '@fengqiao/contract/accounts';
import { useEffect } from 'react';
import { NoticeCard } from '../../features/notices/notice-card.tsx';
import { useNotices } from '../../lib/notices/use-notices.ts';
import { mayOpen } from '../page-roles.ts';
import { useCaseNews } from './use-case-news.ts';
import { useLeaseNews } from './use-lease-news.ts';
import { useSiteNews } from './use-site-news.ts';
import { useTabTitle } from './use-tab-title.ts';

/** Turns what happens into notices for the account, on every page. */
export function News({ session }: { session: Session }) {
  const begin = useNotices((notices) => notices.begin);
  useEffect(() => begin(session.account), [begin, session.account]);
  useCaseNews(session.areaCode);
  useLeaseNews(session.account);
  useSiteNews(mayOpen(session.role, '/sources'));
  useTabTitle();
  return <NoticeCard />;
}
