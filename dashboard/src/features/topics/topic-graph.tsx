import { type TopicGraph as Graph, graphNodeKinds } from '@fengqiao/contract/topics';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeLabel } from './graph-labels.ts';
import styles from './topics.module.css';

/** The graph as a picture; `GraphTable` says the same in words and is what a keyboard uses. */
export function TopicGraph({ graph }: { graph: Graph }) {
  const { t, i18n } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const labelOf = useNodeLabel();
  const navigate = useNavigate();
  // The words change with the language alone: the picture is not drawn anew with every render.
  const words = useRef({ labelOf, t });
  words.current = { labelOf, t };
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew for another graph or language only
  useEffect(() => {
    let remove: (() => void) | null = null;
    let gone = false;
    void import('./graph-chart.ts').then(({ drawGraph }) => {
      if (gone || element.current === null) return;
      remove = drawGraph(element.current, graph, {
        labelOf: (node) => words.current.labelOf(node),
        kindOf: (kind) => words.current.t(`topics.node.${kind}`),
        onCase: (caseCode) => void navigate({ to: '/cases/$caseCode', params: { caseCode } }),
      });
    });
    return () => {
      gone = true;
      remove?.();
    };
  }, [graph, i18n.language]);
  const counts = graphNodeKinds
    .map((kind) => `${t(`topics.node.${kind}`)} ${graph.nodes.filter((node) => node.kind === kind).length}`)
    .join(t('topics.and'));
  return (
    <div ref={element} className={styles.graph} role="img" aria-label={t('topics.graphSays', { counts })} />
  );
}
