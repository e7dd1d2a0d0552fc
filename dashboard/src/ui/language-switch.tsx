import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { currentLanguage, setLanguage } from '../i18n/setup.ts';

/** Switches between Chinese and English; named in the other language, so that whoever needs it can read it. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const change = (language: 'zh' | 'en') => {
    setLanguage(language);
    // The gateway answers some words in the language of the page.
    void queryClient.invalidateQueries();
  };
  const other = currentLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => change(other)}>
      {t('common.otherLanguage')}
    </Button>
  );
}
