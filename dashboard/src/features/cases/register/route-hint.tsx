import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery, useReferenceWords } from '../../../lib/reference.ts';
import styles from '../../../ui/page.module.css';

/** What becomes of the case once it is registered, by its category (CQ-03). */
export function RouteHint() {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const { data } = useQuery(referenceQuery);
  const code: string | undefined = Form.useWatch('category');
  const category = data?.categories.find((each) => each.code === code);
  if (category === undefined) return null;
  return (
    <p role="status" className={styles.faint}>
      {category.auto
        ? t('act.register.auto', { department: words.department(category.leadDepartment) })
        : t('act.register.manual')}
    </p>
  );
}
