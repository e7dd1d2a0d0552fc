import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { logOut } from './api.ts';
import styles from './gate.module.css';
import { Gate } from './gate.tsx';
import { PasswordForm } from './password-form.tsx';

/** `/password`: a password that was given, or is too old, is changed before anything else. */
export function PasswordPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/password' });
  const { data: session } = useQuery(sessionQuery);
  const goOn = async () => {
    await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    // A wall is another page of the product.
    if (next?.startsWith('/wall/')) location.assign(next);
    else await navigate({ to: next ?? '/' });
  };
  const leave = async () => {
    await logOut().catch(() => undefined);
    queryClient.setQueryData(sessionQuery.queryKey, null);
    await navigate({ to: '/login' });
  };
  return (
    <Gate title={t('session.change.title')}>
      <p className={styles.lead}>
        {t('session.change.hint', { name: session?.displayName ?? '', account: session?.account ?? '' })}
      </p>
      <PasswordForm account={session?.account ?? ''} onChanged={() => void goOn()} />
      <Button type="link" block className={styles.below ?? ''} onClick={() => void leave()}>
        {t('session.logOut')}
      </Button>
    </Gate>
  );
}
