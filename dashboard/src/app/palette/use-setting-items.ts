import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteItem } from '../../features/palette/palette-item.ts';
import { currentLanguage, setLanguage } from '../../i18n/setup.ts';
import { clockNow } from '../../lib/clock.ts';
import { isQuiet } from '../../lib/notices/notice-settings.ts';
import { useNotices } from '../../lib/notices/use-notices.ts';
import { minuteMs } from '../../lib/time.ts';

const quietMinutes = 60;

/** Language, sound, quiet: what is switched without looking for its place. */
export function useSettingItems(): PaletteItem[] {
  const { t, i18n } = useTranslation();
  const queryClient = useQueryClient();
  const { settings, set } = useNotices();
  const { language } = i18n;
  return useMemo(() => {
    const other = language === 'en' ? 'zh' : 'en';
    const item = (name: string, title: string, run: () => void): PaletteItem => ({
      id: `setting ${name}`,
      group: 'settings',
      title,
      words: t(`palette.words.setting.${name}`),
      run,
    });
    return [
      item('language', `${t('common.language')} · ${t('common.otherLanguage')}`, () => {
        if (currentLanguage() === other) return;
        setLanguage(other);
        // The gateway answers some words in the language of the page.
        void queryClient.invalidateQueries();
      }),
      item('sound', t(settings.sound ? 'palette.soundOff' : 'palette.soundOn'), () =>
        set({ sound: !settings.sound }),
      ),
      item('quiet', t(isQuiet(settings, clockNow()) ? 'palette.quietOff' : 'palette.quietOn'), () =>
        set({ quietUntil: isQuiet(settings, clockNow()) ? null : clockNow() + quietMinutes * minuteMs }),
      ),
    ];
  }, [t, language, queryClient, settings, set]);
}
