import type { Account, OneTimePassword } from '@fengqiao/contract/accounts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Divider, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import styles from '../../ui/page.module.css';
import { stateOf } from './account-search.ts';
import { accountsQuery, changeAccount, dropSecondFactor, resetPassword, unlockAccount } from './api.ts';

interface AccountActionsProps {
  account: Account;
  onPassword: (password: OneTimePassword) => void;
}

/** New password, unlock, disable and enable again, each asked back. */
export function AccountActions({ account, onPassword }: AccountActionsProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey });
  const reset = useMutation({ mutationFn: resetPassword, onSuccess: onPassword, onSettled });
  const unlock = useMutation({ mutationFn: unlockAccount, onSettled });
  const dropFactor = useMutation({ mutationFn: dropSecondFactor, onSettled });
  const disable = useMutation({ mutationFn: changeAccount, onSettled });
  const state = stateOf(account, useNow(10_000));
  const sure = { okText: t('accounts.sure'), cancelText: t('common.cancel') };
  const name = account.account;
  return (
    <section aria-label={t('accounts.actions')}>
      <Divider />
      <FormProblem error={reset.error ?? unlock.error ?? dropFactor.error ?? disable.error} />
      <div className={styles.buttons}>
        <Popconfirm title={t('accounts.resetSure')} {...sure} onConfirm={() => reset.mutate(name)}>
          <Button loading={reset.isPending}>{t('accounts.reset')}</Button>
        </Popconfirm>
        {state === 'locked' && (
          <Button loading={unlock.isPending} onClick={() => unlock.mutate(name)}>
            {t('accounts.unlock')}
          </Button>
        )}
        {account.secondFactor && (
          <Popconfirm
            title={t('accounts.dropFactorSure')}
            {...sure}
            onConfirm={() => dropFactor.mutate(name)}
          >
            <Button loading={dropFactor.isPending}>{t('accounts.dropFactor')}</Button>
          </Popconfirm>
        )}
        {state === 'disabled' ? (
          <Button onClick={() => disable.mutate({ account: name, change: { disabled: false } })}>
            {t('accounts.enable')}
          </Button>
        ) : (
          <Popconfirm
            title={t('accounts.disableSure')}
            {...sure}
            onConfirm={() => disable.mutate({ account: name, change: { disabled: true } })}
          >
            <Button danger loading={disable.isPending}>
              {t('accounts.disable')}
            </Button>
          </Popconfirm>
        )}
      </div>
      <p className={styles.faint}>{t('accounts.createdAt', { time: dateTimeOf(account.createdAt) })}</p>
    </section>
  );
}
