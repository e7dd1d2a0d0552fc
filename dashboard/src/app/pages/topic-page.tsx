import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TopicView } from '../../features/topics/topic-view.tsx';
import styles from './page.module.css';

/** `/topics/:id`: one hot topic with its heat in terms, its cases and its graph (MS-11). */
export function TopicPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/shell/topics/$id' });
  return (
    <div className={styles.wide}>
      <h1 className="visually-hidden">{t('topics.topic')}</h1>
      <nav className={styles.back}>
        <Link to="/topics">{t('topics.title')}</Link>
      </nav>
      <TopicView id={id} />
    </div>
  );
}
