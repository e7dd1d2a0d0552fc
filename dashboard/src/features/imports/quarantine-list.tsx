import type { QuarantineItem } from '@fengqiao/contract/imports';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf } from '../../lib/time.ts';
import { Panel, PanelError } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { quarantineQuery, retryItem } from './api.ts';
import styles from './imports-page.module.css';

/** The event as text a person can repair; null while it is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function Repair({ item, onDone }: { item: QuarantineItem; onDone: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [text, setText] = useState(() => JSON.stringify(item.event, null, 2));
  const event = parse(text);
  const retry = useMutation({
    mutationFn: retryItem,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: quarantineQuery.queryKey });
      onDone();
    },
  });
  return (
    <div className={styles.repair}>
      <Input.TextArea
        aria-label={t('imports.event')}
        className={styles.json ?? ''}
        value={text}
        autoSize={{ minRows: 4, maxRows: 18 }}
        status={event === null ? 'error' : ''}
        onChange={({ target }) => setText(target.value)}
        spellCheck={false}
      />
      {event === null && <p className={styles.problem}>{t('imports.notJson')}</p>}
      {retry.error && <PanelError error={retry.error} />}
      <div className={styles.buttons}>
        <Button
          type="primary"
          disabled={event === null}
          loading={retry.isPending}
          onClick={() => retry.mutate({ id: item.id, event })}
        >
          {t('imports.retry')}
        </Button>
        <Button onClick={onDone}>{t('common.close')}</Button>
      </div>
    </div>
  );
}

function Item({ item }: { item: QuarantineItem }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const where = item.row === null ? item.source : t('imports.rowOf', { row: item.row, source: item.source });
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <div>
          <div>{t(`error.${item.code}`, { defaultValue: item.message })}</div>
          <div className={styles.faint}>{item.message}</div>
          <div className={styles.faint}>
            {[where, item.eventId, shortDateTimeOf(item.receivedAt)].filter(Boolean).join(' · ')}
          </div>
        </div>
        {item.repairedAt ? (
          <span className={styles.good}>{t('imports.repaired')}</span>
        ) : (
          !open && (
            <Button size="small" onClick={() => setOpen(true)}>
              {t('imports.repair')}
            </Button>
          )
        )}
      </div>
      {open && <Repair item={item} onDone={() => setOpen(false)} />}
    </li>
  );
}

/** What could not be taken, kept whole until somebody repairs it. */
export function QuarantineList() {
  const { t } = useTranslation();
  const rows = useInfiniteQuery(quarantineQuery);
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      title={t('imports.quarantine')}
      note={t('imports.quarantineNote')}
      state={panelState(rows, () => items.length === 0)}
      emptyText={t('imports.quarantineEmpty')}
      onRetry={() => void rows.refetch()}
    >
      <ul className={styles.items}>
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      {rows.hasNextPage && (
        <Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {t('common.showMore')}
        </Button>
      )}
    </Panel>
  );
}
