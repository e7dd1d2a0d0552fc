import { useTranslation } from 'react-i18next';
import { dateTimeOf, spanOf } from '../lib/time.ts';
import { useNow } from '../lib/use-now.ts';

/** How long ago something was, in its largest unit; the exact time on hover. Renewed every 10 s. */
export function AgeLabel({ at, className }: { at: string; className?: string }) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const { unit, count } = spanOf(now - Date.parse(at));
  return (
    <time className={className} dateTime={at} title={dateTimeOf(at)}>
      {unit === 'second' ? t('common.justNow') : t('common.ago', { age: t(`time.${unit}`, { count }) })}
    </time>
  );
}
