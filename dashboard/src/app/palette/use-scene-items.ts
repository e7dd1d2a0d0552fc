import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteItem } from '../../features/palette/palette-item.ts';
import { wallsQuery } from '../../features/wall/api.ts';
import { scenesQuery, showScene } from '../../features/wall/scenes-api.ts';
import { outcomeWords } from '../../features/wall/wall-outcome.ts';
import { deedOf, useWallUndo } from '../../features/wall/wall-undo.ts';
import { worksWalls } from '../../lib/wall-load.ts';
import { queryKeys } from '../../live/query-keys.ts';
import { errorWords } from '../../ui/error-words.ts';
import { useSession } from '../shell/use-session.ts';

/** The scenes of the first wall, from every page; showing one can be taken back with Ctrl+Z where the wall is. */
export function useSceneItems(): PaletteItem[] {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const enabled = worksWalls(useSession().role);
  const { data: walls } = useQuery({ ...wallsQuery, enabled });
  const [wall] = walls?.items ?? [];
  const { data: scenes } = useQuery({ ...scenesQuery(wall?.id ?? ''), enabled: wall !== undefined });
  const done = useWallUndo((undo) => undo.done);
  return useMemo(() => {
    if (wall === undefined) return [];
    const show = async (id: string, name: string) => {
      const words = t('wallDesk.sceneShown', { name });
      try {
        const outcome = await showScene(wall.id, id);
        done(deedOf(wall.id, words, outcome));
        void message.success(outcomeWords(words, outcome, t));
      } catch (error) {
        void message.error(errorWords(error, t));
      }
      void queryClient.invalidateQueries({ queryKey: queryKeys.walls });
    };
    return (scenes ?? []).map(
      ({ id, name, digit }): PaletteItem => ({
        id: `scene ${id}`,
        group: 'scenes',
        title: name,
        words: t('palette.words.scene'),
        note: digit === null ? wall.name : `${wall.name} · ${digit}`,
        run: () => void show(id, name),
      }),
    );
  }, [wall, scenes, t, message, queryClient, done]);
}
