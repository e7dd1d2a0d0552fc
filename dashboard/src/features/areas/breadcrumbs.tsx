import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { areaQuery } from '../../live/area-names.ts';
import styles from './breadcrumbs.module.css';

interface BreadcrumbsProps {
  code: string;
  onSelect: (code: string) => void;
}

/** From the account's area down to the one that is shown. */
export function Breadcrumbs({ code, onSelect }: BreadcrumbsProps) {
  const { t } = useTranslation();
  const { data } = useQuery(areaQuery(code));
  if (!data) return null;
  return (
    <nav aria-label={t('desk.areaPath')} className={styles.path}>
      {data.path.map((step) =>
        step.code === code ? (
          <span key={step.code} aria-current="true" className={styles.here}>
            {step.name}
          </span>
        ) : (
          <button key={step.code} type="button" className={styles.step} onClick={() => onSelect(step.code)}>
            {step.name}
          </button>
        ),
      )}
    </nav>
  );
}
