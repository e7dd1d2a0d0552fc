import { LockFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

/** A lock before the title of a sealed case: whoever sees it here is one of its named handlers. */
export function SealedMark() {
  const { t } = useTranslation();
  const words = t('confidential.sealedMark');
  return <LockFilled role="img" title={words} aria-label={words} />;
}
