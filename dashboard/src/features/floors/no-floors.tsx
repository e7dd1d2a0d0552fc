import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './floors.module.css';

/** What stands where a centre has no plan: what one is good for, and how it comes about. */
export function NoFloors({ mayDraw, onStart }: { mayDraw: boolean; onStart(): void }) {
  const { t } = useTranslation();
  return (
    <section className={styles.none}>
      <h2>{t('floors.none')}</h2>
      <p className={styles.note}>{t('floors.noneWhy')}</p>
      {mayDraw ? (
        <Button type="primary" onClick={onStart}>
          {t('floors.add')}
        </Button>
      ) : (
        <p className={styles.note}>{t('floors.askHead')}</p>
      )}
    </section>
  );
}
