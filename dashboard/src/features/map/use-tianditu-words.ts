import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { onTianditu, tiandituFailed } from './tianditu-state.ts';

/** What has to stand on a map over 天地图: whose it is, or that it does not come just now; '' while it is off. */
export function useTiandituWords(on: boolean): string {
  const { t } = useTranslation();
  const failed = useSyncExternalStore(onTianditu, tiandituFailed, tiandituFailed);
  if (!on) return '';
  return t(failed ? 'error.map.noTianditu' : 'map.tianditu');
}
