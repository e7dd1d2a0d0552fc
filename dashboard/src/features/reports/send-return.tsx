import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { errorWords } from '../../ui/error-words.ts';
import { isUnderWay, makeReport, reportsKey, reportsQuery, sendReturn } from './api.ts';
import { maySend } from './may-report.ts';
import { ReportState } from './report-state.tsx';
import styles from './reports.module.css';

/** The own return of a month: made first, looked at, then sent up. There only for the head of the centre. */
export function SendReturn({ month }: { month: string }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { data: session } = useQuery(sessionQuery);
  const queryClient = useQueryClient();
  const area = session?.areaCode ?? '';
  const allowed = maySend(session?.role);
  const made = useInfiniteQuery({
    ...reportsQuery({ area, kind: 'monthlyReturn' }),
    enabled: allowed && area !== '',
  });
  const mine = (made.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter(({ areaCode, from }) => areaCode === area && from.startsWith(month));
  const ready = mine.find(({ state }) => state === 'ready');
  const underWay = mine.find(isUnderWay);
  const refresh = () => queryClient.invalidateQueries({ queryKey: reportsKey });
  const make = useMutation({
    mutationFn: () => makeReport({ kind: 'monthlyReturn', areaCode: area, day: `${month}-01` }),
    onSettled: refresh,
  });
  const send = useMutation({ mutationFn: (id: string) => sendReturn(month, id), onSettled: refresh });
  if (!allowed) return null;
  const ask = (id: string) =>
    modal.confirm({
      title: t('reports.returns.sendOf', { month }),
      content: t('reports.returns.sendHint'),
      okText: t('reports.returns.send'),
      cancelText: t('common.cancel'),
      onOk: () => send.mutateAsync(id).catch(() => undefined),
    });
  const problem = send.error ?? make.error;
  return (
    <span className={styles.send}>
      {ready === undefined && underWay === undefined && (
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {t('reports.returns.make')}
        </Button>
      )}
      {underWay && <ReportState report={underWay} mayCancel />}
      {ready && (
        <>
          <Link to="/reports/$id" params={{ id: ready.id }}>
            {t('reports.returns.look')}
          </Link>
          <Button type="primary" loading={send.isPending} onClick={() => ask(ready.id)}>
            {t('reports.returns.send')}
          </Button>
        </>
      )}
      {problem !== null && <span role="alert">{errorWords(problem, t)}</span>}
    </span>
  );
}
