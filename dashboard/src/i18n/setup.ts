import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages, resources } from './resources.ts';

const storageKey = 'fengqiao.language';
const htmlLanguage: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

function storedLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  return languages.find((language) => language === stored) ?? 'zh';
}

/** Starts i18next with Chinese first, or with the language this browser chose before. */
export function startI18n(): void {
  const language = storedLanguage();
  void i18next.use(initReactI18next).init({
    resources: { zh: { translation: resources.zh }, en: { translation: resources.en } },
    lng: language,
    fallbackLng: 'zh',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = htmlLanguage[language];
}

/** The language now. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

/** Switches the language and keeps the choice in this browser. */
export function setLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = htmlLanguage[language];
  void i18next.changeLanguage(language);
}
