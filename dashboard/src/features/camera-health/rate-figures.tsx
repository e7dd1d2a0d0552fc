import type { OnlineCount } from '@fengqiao/contract/camera-health';
import { useTranslation } from 'react-i18next';
import styles from './camera-health.module.css';
import { countOf, rateOf } from './rate.ts';

/** The online rate with what it is a share of, down to the registry. */
export function RateFigures({ count }: { count: OnlineCount }) {
  const { t } = useTranslation();
  const figures = [
    {
      key: 'rate',
      value: rateOf(count.online, count.checked),
      words: t('cameraHealth.onlineOf', { part: countOf(count.online), whole: countOf(count.checked) }),
    },
    {
      key: 'checked',
      value: rateOf(count.checked, count.withSource),
      words: t('cameraHealth.checkedOf', { part: countOf(count.checked), whole: countOf(count.withSource) }),
    },
    {
      key: 'withSource',
      value: rateOf(count.withSource, count.registered),
      words: t('cameraHealth.sourceOf', {
        part: countOf(count.withSource),
        whole: countOf(count.registered),
        rooms: countOf(count.private),
      }),
    },
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(({ key, value, words }) => (
        <div key={key} className={styles.figure}>
          <dt>{t(`cameraHealth.figure.${key}`)}</dt>
          <dd className={styles.value}>{value ?? '—'}</dd>
          <dd className={styles.faint}>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
