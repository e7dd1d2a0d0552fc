import type { Topic } from '@fengqiao/contract/topics';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from './reference.ts';

/** Names of topics in the language of the page; the words of people stay as they are. */
export function useTopicWords() {
  const { t } = useTranslation();
  const words = useReferenceWords();
  /** Where it is: the name that people say with its area, or the area alone. */
  const placeOf = ({ place }: Topic): string => {
    const area = place.areaName || place.areaCode;
    if (place.name !== null) return t('topics.placeNamed', { name: place.name, area });
    return place.kind === 'cell' ? t('topics.placeCell', { area }) : area;
  };
  /** What it is about: its first words, else its category. */
  const subjectOf = ({ words: said, category }: Topic): string => {
    if (said.length > 0)
      return said
        .slice(0, 3)
        .map(({ word }) => word)
        .join(t('topics.and'));
    return category === null ? t('topics.severalMatters') : words.category(category);
  };
  return { placeOf, subjectOf, titleOf: (topic: Topic) => `${placeOf(topic)} · ${subjectOf(topic)}` };
}
