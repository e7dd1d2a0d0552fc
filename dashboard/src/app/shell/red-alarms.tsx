import { useTranslation } from 'react-i18next';
import { useLiveState } from '../../live/live-context.tsx';

/** Tells screen readers at once when cases turn red: what is added is read, not what was read before. */
export function RedAlarms() {
  const { t } = useTranslation();
  const reds = useLiveState('latestReds');
  return (
    <div className="visually-hidden" role="alert" aria-atomic="false">
      {reds.map(({ caseCode, title, areaName }) => (
        <p key={caseCode}>{t('shell.turnedRed', { title, area: areaName })}</p>
      ))}
    </div>
  );
}
