import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteItem } from '../../features/palette/palette-item.ts';
import { mayOpen } from '../page-roles.ts';
import { goShortcutOf } from '../shell/go-pages.ts';
import { pages } from '../shell/pages.ts';
import { useSession } from '../shell/use-session.ts';

/** The pages that the account may open. */
export function usePageItems(): PaletteItem[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { role } = useSession();
  return useMemo(
    () =>
      pages
        .filter(({ to }) => mayOpen(role, to))
        .map(({ to, label }) => {
          const shortcut = goShortcutOf(to);
          return {
            id: `page ${to}`,
            group: 'pages',
            title: t(label),
            words: t(`palette.words.${label}`, { defaultValue: '' }),
            ...(shortcut ? { shortcut } : {}),
            run: () => void navigate({ to }),
          };
        }),
    [t, navigate, role],
  );
}
