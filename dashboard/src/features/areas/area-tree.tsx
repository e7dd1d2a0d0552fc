import type { AreaDetail } from '@fengqiao/contract/areas';
import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { Tree } from 'antd';
import type { DataNode } from 'antd/es/tree';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaQuery } from '../../live/area-names.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import styles from './area-tree.module.css';

type Child = AreaDetail['children'][number];

interface AreaTreeProps {
  /** The area of the account. */
  root: string;
  /** The area the page shows. */
  selected: string;
  onSelect: (code: string) => void;
}

const tiers = ['blue', 'orange', 'red'] as const;

/** Ancestors of an area below the root, whose children the tree shows unasked. */
function pathKeys(details: readonly (AreaDetail | undefined)[], selected: string): string[] {
  const detail = details.find((each) => each?.code === selected);
  return detail?.path.map((step) => step.code).filter((code) => code !== selected) ?? [];
}

function AreaLine({ area }: { area: Child }) {
  const { t } = useTranslation();
  const counts = tiers.map((tier) => `${t(`tier.${tier}`)} ${area.counts[tier]}`).join(' ');
  return (
    <span className={styles.line}>
      <span className={styles.name}>{area.name}</span>
      <span className="visually-hidden">{counts}</span>
      {tiers.map((tier) => (
        <span
          key={tier}
          className={styles.count}
          data-tier={area.counts[tier] > 0 ? tier : 'nothing'}
          aria-hidden
        >
          {area.counts[tier]}
        </span>
      ))}
    </span>
  );
}

function nodesOf(area: AreaDetail, details: ReadonlyMap<string, AreaDetail>): DataNode[] {
  return area.children.map((child) => {
    const below = details.get(child.code);
    return {
      key: child.code,
      title: <AreaLine area={child} />,
      isLeaf: child.level === 'village' || child.level === 'grid',
      ...(below ? { children: nodesOf(below, details) } : {}),
    };
  });
}

/** The areas below the account's, with open cases by tier; children are loaded as they are opened. */
export function AreaTree({ root, selected, onSelect }: AreaTreeProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string[]>([]);
  const rootQuery = useQuery(areaQuery(root));
  const selectedQuery = useQuery({ ...areaQuery(selected), enabled: selected !== root });
  const expanded = [...new Set([...pathKeys([selectedQuery.data], selected), ...opened])].filter(
    (code) => code !== root,
  );
  const below = useQueries({
    queries: expanded.map(areaQuery),
    combine: (results: UseQueryResult<AreaDetail>[]) =>
      new Map(results.flatMap(({ data }) => (data ? [[data.code, data] as const] : []))),
  });
  const state = panelState(rootQuery, (area) => area.children.length === 0, useStaleSince());
  return (
    <Panel
      title={t('desk.areas')}
      hideTitle
      state={state}
      emptyText={t('desk.noAreas')}
      onRetry={() => void rootQuery.refetch()}
    >
      <div className={styles.heads} aria-hidden="true">
        {tiers.map((tier) => (
          <span key={tier} className={styles.head} title={t(`tier.${tier}`)}>
            <TierMark tier={tier} />
          </span>
        ))}
      </div>
      <Tree
        className={styles.tree ?? ''}
        blockNode
        aria-label={t('desk.areas')}
        treeData={rootQuery.data ? nodesOf(rootQuery.data, below) : []}
        expandedKeys={expanded}
        selectedKeys={[selected]}
        onExpand={(keys) => setOpened(keys.map(String))}
        // Opening is done by the keys; what is below comes with the next render.
        loadData={async () => undefined}
        onSelect={(_keys, { node }) => onSelect(node.key === selected ? root : String(node.key))}
      />
    </Panel>
  );
}
