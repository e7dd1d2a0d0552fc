import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { areaSearchQuery } from '../../features/areas/api.ts';
import { cameraListQuery } from '../../features/cameras/api.ts';
import { caseListQuery } from '../../features/cases/api.ts';
import { centreListQuery } from '../../features/centres/api.ts';
import type { PaletteItem } from '../../features/palette/palette-item.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import type { DeskSearch } from '../desk/desk-search.ts';
import { useSession } from '../shell/use-session.ts';

const most = 5;
const pauseMs = 150;

/**
 * Cases by number and masked title, areas, cameras (also by initials) and rooms, as the gateway finds them. Persons are not looked
 * for: no list of the product does.
 */
export function useFoundItems(typed: string): { items: PaletteItem[]; searching: boolean } {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { areaCode } = useSession();
  const text = typed.trim();
  const q = useDebounced(text, pauseMs);
  const enabled = q !== '';
  const cases = useInfiniteQuery({ ...caseListQuery({ q }, most), enabled });
  const areas = useQuery({ ...areaSearchQuery(q), enabled });
  const cameras = useInfiniteQuery({ ...cameraListQuery(areaCode, q), enabled });
  const centres = useInfiniteQuery({ ...centreListQuery(areaCode, q), enabled });
  const items = useMemo(() => {
    const onDesk = (part: DeskSearch) => () =>
      void navigate({ to: '/', search: (before: Record<string, unknown>) => ({ ...before, ...part }) });
    return [
      ...(cases.data?.pages[0]?.items ?? []).slice(0, most).map(
        (item): PaletteItem => ({
          id: `case ${item.caseCode}`,
          group: 'cases',
          title: item.title || t('case.untitled'),
          words: '',
          note: `${item.caseCode} · ${item.areaName}`,
          run: onDesk({ case: item.caseCode }),
        }),
      ),
      ...(areas.data?.items ?? []).slice(0, most).map(
        (area): PaletteItem => ({
          id: `area ${area.code}`,
          group: 'areas',
          title: area.name,
          words: '',
          note: area.code,
          run: onDesk({ area: area.code }),
        }),
      ),
      ...(cameras.data?.pages[0]?.items ?? []).slice(0, most).map(
        (camera): PaletteItem => ({
          id: `camera ${camera.id}`,
          group: 'cameras',
          title: camera.name,
          words: '',
          note: camera.private ? t('desk.roomPrivate') : camera.areaName,
          run: onDesk({ camera: camera.id }),
        }),
      ),
      ...(centres.data?.pages[0]?.items ?? []).slice(0, most).map(
        (centre): PaletteItem => ({
          id: `centre ${centre.id}`,
          group: 'rooms',
          title: centre.name,
          words: '',
          note: t('palette.roomsOf', { count: centre.rooms.length }),
          run: onDesk({ tab: 'rooms', area: centre.areaCode }),
        }),
      ),
    ];
  }, [cases.data, areas.data, cameras.data, centres.data, t, navigate]);
  const waiting = [cases, areas, cameras, centres].some(({ isFetching }) => isFetching);
  return { items: enabled && text !== '' ? items : [], searching: text !== '' && (waiting || q !== text) };
}
