import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteItem } from '../../features/palette/palette-item.ts';
import { goShortcutOf } from '../shell/go-pages.ts';
import { menuOf } from '../shell/pages.ts';
import { useSession } from '../shell/use-session.ts';

/** The pages that the account may open. */
export function usePageItems(): PaletteItem[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { role, areaCode } = useSession();
  return useMemo(
    () =>
      menuOf({ role, areaCode }).map(({ to, label, search }) => {
        const shortcut = goShortcutOf(to);
        return {
          id: `page ${to}`,
          group: 'pages',
          title: t(label),
          words: t(`palette.words.${label}`, { defaultValue: '' }),
          ...(shortcut ? { shortcut } : {}),
          run: () => void navigate({ to, ...(search ? { search } : {}) }),
        };
      }),
    [t, navigate, role, areaCode],
  );
}
