import { ownerKinds, placeTypes, type Word } from '@fengqiao/contract/camera-words';
import { useTranslation } from 'react-i18next';

const lookUp =
  (list: readonly Word[], language: 'zh' | 'en') =>
  (value: string): string =>
    list.find((word) => word.value === value)?.label[language] ?? value;

/** Names of kinds of owners and of places in the language of the page; a word of the site's own is shown as it is. */
export function useCameraWords() {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const options = (list: readonly Word[]) =>
    list.map(({ value, label }) => ({ value, label: label[language] }));
  return {
    ownerKind: lookUp(ownerKinds, language),
    placeType: lookUp(placeTypes, language),
    ownerKinds: options(ownerKinds),
    placeTypes: options(placeTypes),
  };
}
