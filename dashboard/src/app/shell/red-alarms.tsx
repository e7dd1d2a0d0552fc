import { useTranslation } from 'react-i18next';
import { useLiveState } from '../../live/live-context.tsx';

/** Tells screen readers at once when a case turns red. */
export function RedAlarms() {
  const { t } = useTranslation();
  const red = useLiveState('latestRed');
  return (
    <div className="visually-hidden" role="alert">
      {red && t('shell.turnedRed', { title: red.title, area: red.areaName })}
    </div>
  );
}
