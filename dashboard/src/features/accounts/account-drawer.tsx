import type { Account, AccountInput, OneTimePassword } from '@fengqiao/contract/accounts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { AccountActions } from './account-actions.tsx';
import { type AccountFields, AccountForm } from './account-form.tsx';
import { accountsQuery, changeAccount, createAccount } from './api.ts';

interface AccountDrawerProps {
  /** The form for a new account is open. */
  create: boolean;
  /** The account that is open. */
  account: Account | null;
  onClose: () => void;
  /** A password to hand over was made. */
  onPassword: (password: OneTimePassword) => void;
}

/** A new account, or one with everything that can be done to it. */
export function AccountDrawer({ create, account, onClose, onPassword }: AccountDrawerProps) {
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
      {create && <NewAccount onPassword={onPassword} />}
      {!create && account && (
        <ChangedAccount key={account.account} account={account} onPassword={onPassword} />
      )}
    </Drawer>
  );
}

/** Leaves out what the form left empty. */
const toInput = ({
  account,
  displayName,
  role,
  areaCode,
  department,
  wallId,
}: AccountFields): AccountInput => ({
  account: account.trim(),
  displayName: displayName.trim(),
  role,
  areaCode,
  ...(department ? { department } : {}),
  ...(role === 'kiosk' && wallId ? { wallId } : {}),
});

function NewAccount({ onPassword }: { onPassword: (password: OneTimePassword) => void }) {
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
      submit={t('accounts.create')}
      busy={create.isPending}
      error={create.error}
      onSubmit={create.mutate}
    />
  );
}

function ChangedAccount(props: { account: Account; onPassword: (password: OneTimePassword) => void }) {
  const { account, onPassword } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (fields: AccountFields) => {
      const { account: _, ...changed } = toInput({ ...fields, account: account.account });
      const department = fields.department ?? null;
      return changeAccount({
        account: account.account,
        change: { ...changed, department, terminals: fields.terminals ?? [] },
      });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey });
      void message.success(t('accounts.changed'));
    },
  });
  return (
    <>
      <AccountForm
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
