import type { PageBuilder } from '../../packs/page-builder.ts';
import { topicsBlock } from '../../packs/topics-of-pack.ts';

/** As many as a meeting has time for. */
const mostTopics = 12;

/** BZ-02, MS-16. */
export const topicsPage: PageBuilder = {
  id: 'topics',
  title: { zh: '热点问题', en: 'Hot topics' },
  lead: {
    zh: '期内登记的案件按地点与事由归并成组，按热度排列；热度由列出的各项相加，词语来自脱敏文字。',
    en: 'Cases registered in the period, grouped by place and subject and ranked by heat; the heat is the sum of the terms listed, the words are masked ones.',
  },
  needsTopics: true,
  blocks: async (reader) => [await topicsBlock(reader, mostTopics)],
};
