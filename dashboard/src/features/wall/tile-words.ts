import type { Tile } from '@fengqiao/contract/wall-tiles';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { areaNameQuery, cameraNameQuery } from './api.ts';

/** What a tile shows, in words. A case goes by its number: the desk's strip is seen by everybody in the room. */
export function useTileWords(tile: Tile): string {
  const { t } = useTranslation();
  const cameraId = tile.kind === 'camera' ? tile.cameraId : null;
  const areaCode = 'area' in tile ? tile.area : null;
  const { data: camera } = useQuery({ ...cameraNameQuery(cameraId ?? ''), enabled: cameraId !== null });
  const { data: area } = useQuery({ ...areaNameQuery(areaCode ?? ''), enabled: areaCode !== null });
  const name = area?.name ?? '';
  switch (tile.kind) {
    case 'camera':
      return camera?.name ?? t('wall.camera');
    case 'map':
      return t('wall.map', { name });
    case 'chart':
      return t('wallDesk.tile.chart', { name, panel: t(`wallDesk.panel.${tile.panel}`) });
    case 'list':
      return t('wallDesk.tile.list', { name, list: t(`wallDesk.list.${tile.list}`) });
    case 'rooms':
      return t('wallDesk.tile.rooms', { name });
    case 'case':
      return t('wallDesk.tile.case', { code: tile.caseCode });
    case 'text':
      return tile.text;
    case 'consultation':
      return t('wallDesk.tile.consultation');
    case 'page':
      return t('wallDesk.tile.page', { path: tile.path });
    case 'empty':
      return t('wall.empty');
  }
}
