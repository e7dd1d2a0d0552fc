import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { markedTitle } from '../../lib/space.ts';
import { useLiveState } from '../../live/live-context.tsx';

/** The name of the tab with the number of red cases that nobody has acknowledged, for whoever works in another one. */
export function useTabTitle(): void {
  const { t } = useTranslation();
  const { size } = useLiveState('unacknowledged');
  const name = markedTitle(t('common.product'));
  useEffect(() => {
    document.title = size > 0 ? `(${size}) ${name}` : name;
    return () => {
      document.title = name;
    };
  }, [size, name]);
}
