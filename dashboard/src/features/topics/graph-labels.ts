import type { GraphNode } from '@fengqiao/contract/topics';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';

/** What a node is called in the language of the page. */
export function useNodeLabel(): (node: GraphNode) => string {
  const { t } = useTranslation();
  const words = useReferenceWords();
  return ({ kind, label }) => {
    if (kind === 'channel') return t(`case.channel.${label}`);
    if (kind === 'department') return words.department(label);
    return label || t('case.untitled');
  };
}
