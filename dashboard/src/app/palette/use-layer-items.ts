import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { layersText, mapLayerIds, shownLayers } from '../../features/map/map-search.ts';
import type { PaletteItem } from '../../features/palette/palette-item.ts';

/** The layers of the desk's map, each to be switched; only where the map is. */
export function useLayerItems(): PaletteItem[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const onDesk = useRouterState({ select: ({ location }) => location.pathname === '/' });
  const layers = useRouterState({
    select: ({ location }) => (location.search as { layers?: string }).layers,
  });
  return useMemo(() => {
    if (!onDesk) return [];
    const shown = shownLayers(layers);
    return mapLayerIds.map((id): PaletteItem => {
      const after = new Set(shown);
      if (!after.delete(id)) after.add(id);
      const name = t(`map.layer.${id}`);
      return {
        id: `setting layer ${id}`,
        group: 'settings',
        title: t(shown.has(id) ? 'palette.layerOff' : 'palette.layerOn', { name }),
        words: t('palette.words.layer'),
        run: () =>
          void navigate({
            to: '/',
            search: (before: Record<string, unknown>) => ({ ...before, layers: layersText(after) }),
          }),
      };
    });
  }, [onDesk, layers, t, navigate]);
}
