import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import styles from './wall.module.css';

interface WatermarkProps {
  account: string;
  screen: string;
}

/** Marks in each direction: a photograph of any one tile holds one. */
const marks = Array.from({ length: 9 }, (_, index) => index);

/** Who sees this, where and when, lightly over the whole screen. */
export function Watermark({ account, screen }: WatermarkProps) {
  const { t } = useTranslation();
  const text = t('wall.watermark', { account, screen, time: dateTimeOf(useNow(10_000)) });
  return (
    <div className={styles.watermark} aria-hidden="true">
      {marks.map((mark) => (
        <span key={mark}>{text}</span>
      ))}
    </div>
  );
}
