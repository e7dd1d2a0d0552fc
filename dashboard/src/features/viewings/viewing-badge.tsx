import { EyeOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useViewings } from './use-viewings.ts';
import { viewingLists } from './viewing-lists.ts';
import styles from './viewings.module.css';

/** In the header: the way to the viewings, how many wait for this account's word, and a voice when one comes in. */
export function ViewingBadge() {
  const { t } = useTranslation();
  const { viewings, account, staff } = useViewings();
  if (!staff) return null;
  const { toDecide } = viewingLists(viewings, account);
  const [newest] = toDecide;
  const words = t('viewing.badge', { count: toDecide.length });
  return (
    <>
      <Link
        to="/viewings"
        className={styles.badge}
        data-waiting={toDecide.length > 0 || undefined}
        title={words}
        aria-label={words}
      >
        <EyeOutlined aria-hidden />
        {toDecide.length > 0 && <span aria-hidden="true">{toDecide.length}</span>}
      </Link>
      <span role="status" className="visually-hidden">
        {newest &&
          t('viewing.asked', {
            name: newest.requestedBy.displayName,
            room: newest.cameraName,
            purpose: t(`confidential.purpose.${newest.purpose}`),
          })}
      </span>
    </>
  );
}
