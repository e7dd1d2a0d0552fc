import type { CaseSummary } from '@fengqiao/contract/cases';
import type { GraphLink, GraphNode, Topic, TopicGraph } from '@fengqiao/contract/topics';

interface Evidence {
  caseId: number;
  summary: CaseSummary;
  words: readonly string[];
}

/** More would be a knot that nobody reads. */
const mostDrawn = 60;

/**
 * The graph of a topic: its cases, and the places, words, channels, sources and departments that they have. Reporters are no nodes; that
 * two cases have one in common is a link for the handling team, and a number for everybody else.
 */
export function graphOf(
  topic: Topic,
  evidence: readonly Evidence[],
  sameReporter: readonly { caseId: number; other: number }[],
  ofTeam: boolean,
): TopicGraph {
  const drawn = evidence.slice(0, mostDrawn);
  const nodes = new Map<string, GraphNode>();
  const links: GraphLink[] = [];
  const link = (caseNode: string, kind: Exclude<GraphLink['kind'], 'sameReporter'>, label: string | null) => {
    if (label === null || label === '') return;
    const id = `${kind} ${label}`;
    const node = nodes.get(id);
    if (node) node.n += 1;
    else nodes.set(id, { id, kind, label, n: 1, caseCode: null, tier: null });
    links.push({ from: caseNode, to: id, kind });
  };
  for (const { summary, words } of drawn) {
    const id = `case ${summary.caseCode}`;
    const { caseCode, tier, title: label } = summary;
    nodes.set(id, { id, kind: 'case', label, n: 1, caseCode, tier });
    link(id, 'place', summary.areaName);
    if (topic.place.name !== null) link(id, 'place', topic.place.name);
    for (const word of words) link(id, 'subject', word);
    link(id, 'channel', summary.channel);
    link(id, 'source', summary.source);
    link(id, 'department', summary.leadDepartment);
  }
  const codes = new Map(drawn.map(({ caseId, summary }) => [caseId, `case ${summary.caseCode}`]));
  if (ofTeam)
    for (const { caseId, other } of sameReporter) {
      const [from, to] = [codes.get(caseId), codes.get(other)];
      if (from !== undefined && to !== undefined) links.push({ from, to, kind: 'sameReporter' });
    }
  const repeated = new Set(sameReporter.flatMap(({ caseId, other }) => [caseId, other])).size;
  return { nodes: [...nodes.values()], links, cases: evidence.length, drawn: drawn.length, repeated };
}
