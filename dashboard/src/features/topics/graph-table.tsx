import type { GraphNode, TopicGraph } from '@fengqiao/contract/topics';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useNodeLabel } from './graph-labels.ts';
import styles from './topics.module.css';

/** What cases have in common, the most common first, each with its cases to open. */
export function GraphTable({ graph }: { graph: TopicGraph }) {
  const { t } = useTranslation();
  const labelOf = useNodeLabel();
  const casesOf = useMemo(() => {
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    const cases = new Map<string, GraphNode[]>();
    for (const { from, to, kind } of graph.links) {
      const node = nodes.get(from);
      if (node === undefined || kind === 'sameReporter') continue;
      cases.set(to, [...(cases.get(to) ?? []), node]);
    }
    return cases;
  }, [graph]);
  const rows = useMemo(
    () => graph.nodes.filter(({ kind }) => kind !== 'case').sort((a, b) => b.n - a.n),
    [graph],
  );
  const columns: Column<GraphNode>[] = [
    { key: 'kind', title: t('topics.nodeKind'), render: ({ kind }) => t(`topics.node.${kind}`) },
    { key: 'label', title: t('topics.common'), render: labelOf },
    { key: 'n', title: t('topics.ofDrawn', { count: graph.drawn }), render: ({ n }) => n },
    {
      key: 'cases',
      title: t('topics.evidence'),
      render: ({ id }) => (
        <span className={styles.codes}>
          {(casesOf.get(id) ?? []).map(({ caseCode, label }) =>
            caseCode === null ? null : (
              <Link
                key={caseCode}
                to="/cases/$caseCode"
                params={{ caseCode }}
                title={label}
                className={styles.code}
              >
                {caseCode}
              </Link>
            ),
          )}
        </span>
      ),
    },
  ];
  return (
    <DataTable<GraphNode>
      caption={t('topics.graphTable')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}
