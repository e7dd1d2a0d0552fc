import type { Account, OneTimePassword, Role } from '@fengqiao/contract/accounts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { AccountActions } from './account-actions.tsx';
import { type AccountFields, toChange, toInput } from './account-change.ts';
import { AccountForm } from './account-form.tsx';
import { accountsQuery, changeAccount, createAccount } from './api.ts';

interface AccountDrawerProps {
  /** Roles that the administrator may give. */
  choices: readonly Role[];
  /** The form for a new account is open. */
  create: boolean;
  /** The account that is open. */
  account: Account | null;
  onClose: () => void;
  /** A password to hand over was made. */
  onPassword: (password: OneTimePassword) => void;
}

/** A new account, or one with everything that can be done to it. */
export function AccountDrawer({ choices, create, account, onClose, onPassword }: AccountDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={create || account !== null}
      onClose={onClose}
      size="34rem"
      title={create ? t('accounts.create') : (account?.displayName ?? '')}
      getContainer={() => document.getElementById('root') ?? document.body}
      destroyOnHidden
    >
      {create && <NewAccount choices={choices} onPassword={onPassword} />}
      {!create && account && (
        <ChangedAccount key={account.account} choices={choices} account={account} onPassword={onPassword} />
      )}
    </Drawer>
  );
}

function NewAccount({ choices, onPassword }: Pick<AccountDrawerProps, 'choices' | 'onPassword'>) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: (fields: AccountFields) => createAccount(toInput(fields)),
    onSuccess: async (password) => {
      await queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey });
      onPassword(password);
    },
  });
  return (
    <AccountForm
      choices={choices}
      submit={t('accounts.create')}
      busy={create.isPending}
      error={create.error}
      onSubmit={create.mutate}
    />
  );
}

function ChangedAccount(props: Pick<AccountDrawerProps, 'choices' | 'onPassword'> & { account: Account }) {
  const { choices, account, onPassword } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (fields: AccountFields) =>
      changeAccount({ account: account.account, change: toChange(account, fields) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey });
      void message.success(t('accounts.changed'));
    },
  });
  return (
    <>
      <AccountForm
        choices={choices}
        account={account}
        submit={t('common.save')}
        busy={change.isPending}
        error={change.error}
        onSubmit={change.mutate}
      />
      <AccountActions account={account} onPassword={onPassword} />
    </>
  );
}
