import type { Meeting } from '@fengqiao/contract/meetings';
import type { Pack } from '@fengqiao/contract/packs';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packPath } from '../../features/meetings/api.ts';
import type { PresentSearch } from '../../features/meetings/meeting-search.ts';
import { useMeetingAct } from '../../features/meetings/use-meeting-act.ts';
import { FigureCases } from '../../features/packs/figure-cases.tsx';
import { listTitle } from '../../features/packs/pack-lists.ts';
import { PackPageView } from '../../features/packs/pack-page-view.tsx';
import { PageList } from './page-list.tsx';
import styles from './present.module.css';
import { PresentHead } from './present-head.tsx';
import { PresentSide, type SideForm } from './present-side.tsx';
import { PrintedPack } from './printed-pack.tsx';
import { RollCall } from './roll-call.tsx';
import { usePresentKeys } from './use-present-keys.ts';

/** The pages of a meeting, its decisions, and everything that keys do. */
export function Presentation({ meeting, pack }: { meeting: Meeting; pack: Pack }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/meetings/$id/present' });
  const navigate = useNavigate({ from: '/meetings/$id/present' });
  const acting = useMeetingAct(meeting.id);
  const [form, setForm] = useState<SideForm | null>(null);
  const [rollCall, setRollCall] = useState(false);
  const stage = useRef<HTMLElement>(null);
  const { pages } = pack;
  const at = Math.max(
    0,
    pages.findIndex(({ id }) => id === search.page),
  );
  const page = pages[at];
  const go = (next: PresentSearch) => void navigate({ search: next, replace: true });
  const turn = (to: number) => {
    const target = pages[to];
    if (target) go({ page: target.id });
  };
  usePresentKeys({
    at,
    count: pages.length,
    onTurn: turn,
    onDecide: () => setForm('decision'),
    onNote: () => setForm('note'),
    onAttendance: () => setRollCall(true),
    onBegin: meeting.may.acts.includes('open') ? () => acting.act('open') : null,
    onLeave: () => void navigate({ to: '/meetings/$id', params: { id: meeting.id } }),
  });
  // Another page begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page is what it waits for
  useEffect(() => {
    stage.current?.scrollTo({ top: 0 });
    // The arrows scroll what is longer than the screen, unless somebody types beside it.
    if (!document.activeElement?.closest('aside, .ant-drawer')) stage.current?.focus({ preventScroll: true });
  }, [page?.id]);
  return (
    <>
      <div className={styles.layout} data-page={page?.id}>
        <PresentHead meeting={meeting} pack={pack} at={at} acting={acting} />
        <PageList pages={pages} at={at} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard. */}
        <main ref={stage} className={styles.stage} tabIndex={0} aria-label={page?.title ?? ''}>
          {page ? (
            <PackPageView page={page} size="presentation" onOpen={(list) => go({ page: page.id, list })} />
          ) : (
            <p>{t('meetings.noPage')}</p>
          )}
        </main>
        <PresentSide meeting={meeting} page={page?.id ?? null} form={form} onForm={setForm} />
        <FigureCases
          path={packPath(meeting.id)}
          list={search.list ?? null}
          title={(search.list && listTitle(pages, search.list, t('indicators.notItemised'))) || ''}
          onClose={() => go({ ...(page ? { page: page.id } : {}) })}
        />
        <RollCall meeting={meeting} open={rollCall} onClose={() => setRollCall(false)} />
      </div>
      <PrintedPack meeting={meeting} pack={pack} />
    </>
  );
}
