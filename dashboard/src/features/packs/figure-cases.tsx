import type { PackCases } from '@fengqiao/contract/packs';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { useReferenceWords } from '../../lib/reference.ts';
import { shortDateTimeOf } from '../../lib/time.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { SealedMark } from '../../ui/sealed-mark.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';
import { packCasesQuery } from './api.ts';
import styles from './packs.module.css';

type Item = PackCases['items'][number];

interface FigureCasesProps {
  /** Where the pack is read. */
  path: string;
  /** null = closed. */
  list: string | null;
  /** Whose cases. */
  title: string;
  onClose: () => void;
}

/** The cases behind a figure at the time of its pack, beside the page: the tier that each had then and the one it has now. */
export function FigureCases({ path, list, title, onClose }: FigureCasesProps) {
  const { t } = useTranslation();
  useShortcut(
    'close',
    (event) => {
      event.preventDefault();
      onClose();
    },
    list !== null,
  );
  return (
    <Drawer
      open={list !== null}
      onClose={onClose}
      size="min(72rem, 92vw)"
      mask={false}
      // Esc is ours: of what lies above a page it closes the one in front.
      keyboard={false}
      getContainer={false}
      rootClassName={styles.drawer ?? ''}
      title={t('packs.casesBehind', { of: title })}
      destroyOnHidden
    >
      {list !== null && <Cases path={path} list={list} title={title} />}
    </Drawer>
  );
}

function Cases({ path, list, title }: { path: string; list: string; title: string }) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const cases = useInfiniteQuery(packCasesQuery(path, list));
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = cases.data?.pages ?? [];
  return (
    <Panel title={title} hideTitle state={panelState(cases)} onRetry={() => void cases.refetch()} level={3}>
      {first && (
        <p className={styles.told}>
          {t('packs.counted', { counted: first.counted, total: first.total, shown: items.length })}{' '}
          {first.total < first.counted && t('packs.whyFewer', { fewer: first.counted - first.total })}
        </p>
      )}
      {items.length === 0 ? (
        <p className={styles.faint}>{t('packs.noneToOpen')}</p>
      ) : (
        <DataTable<Item>
          caption={t('packs.casesBehind', { of: title })}
          rows={items}
          rowKey={({ caseCode }) => caseCode}
          columns={[
            {
              key: 'then',
              title: t('packs.tierThen'),
              render: ({ tierThen }) => <TierMark tier={tierThen} word />,
            },
            {
              key: 'now',
              title: t('packs.tierNow'),
              render: ({ tier, tierThen }) =>
                tier === tierThen ? (
                  <span className={styles.faint}>{t('packs.asThen')}</span>
                ) : (
                  <TierMark tier={tier} word />
                ),
            },
            {
              key: 'title',
              title: t('desk.case'),
              render: ({ caseCode, title: said, sealed }) => (
                <Link to="/cases/$caseCode" params={{ caseCode }}>
                  {sealed && <SealedMark />} {said || caseCode}
                </Link>
              ),
            },
            {
              key: 'area',
              title: t('case.fact.area'),
              render: ({ areaName, areaCode }) => areaName || areaCode,
            },
            {
              key: 'category',
              title: t('case.fact.category'),
              render: ({ category }) => words.category(category),
            },
            {
              key: 'status',
              title: t('packs.statusNow'),
              render: ({ status }) => t(`case.status.${status}`),
            },
            {
              key: 'registered',
              title: t('case.list.registered'),
              render: ({ registeredAt }) => shortDateTimeOf(registeredAt),
            },
          ]}
        />
      )}
      {cases.hasNextPage && (
        <Button
          className={styles.more ?? ''}
          loading={cases.isFetchingNextPage}
          onClick={() => void cases.fetchNextPage()}
        >
          {t('common.showMore')}
        </Button>
      )}
    </Panel>
  );
}
