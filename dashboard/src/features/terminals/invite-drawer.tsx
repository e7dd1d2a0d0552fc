import type { Terminal, TerminalCode, TerminalCodeInput } from '@fengqiao/contract/terminals';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../ui/area-select.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import styles from '../../ui/page.module.css';
import { accountChoicesQuery, inviteTerminal } from './api.ts';

interface InviteDrawerProps {
  open: boolean;
  /** The terminal whose key was lost; null = a new one. */
  replaced: Terminal | null;
  onClose: () => void;
  onCode: (code: TerminalCode) => void;
}

/** Lets one machine in: what it is called, where it stands, who works on it. */
export function InviteDrawer({ open, replaced, onClose, onCode }: InviteDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={open || replaced !== null}
      onClose={onClose}
      size="34rem"
      title={replaced ? t('terminals.replaceTitle', { name: replaced.name }) : t('terminals.invite')}
      getContainer={() => document.getElementById('root') ?? document.body}
      destroyOnHidden
    >
      {replaced && <p className={styles.lead}>{t('terminals.replaceHint')}</p>}
      <InviteForm key={replaced?.id ?? 'new'} replaced={replaced} onCode={onCode} />
    </Drawer>
  );
}

function InviteForm({ replaced, onCode }: Pick<InviteDrawerProps, 'replaced' | 'onCode'>) {
  const { t } = useTranslation();
  const { data: accounts } = useQuery(accountChoicesQuery);
  const invite = useMutation({ mutationFn: inviteTerminal, onSuccess: onCode });
  const needed = { required: true, message: t('accounts.needed') };
  const options = (accounts ?? []).map(({ account, displayName }) => ({
    value: account,
    label: `${displayName} ${account}`,
  }));
  return (
    <Form<TerminalCodeInput>
      layout="vertical"
      requiredMark={false}
      initialValues={replaced ?? { accounts: [], place: '' }}
      onFinish={({ name, place, areaCode, accounts: chosen }) =>
        invite.mutate({
          name: name.trim(),
          place: place.trim(),
          areaCode,
          accounts: chosen,
          ...(replaced ? { replaces: replaced.id } : {}),
        })
      }
    >
      <FormProblem error={invite.error} />
      <Form.Item name="name" label={t('terminals.name')} extra={t('terminals.nameHint')} rules={[needed]}>
        <Input autoFocus autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item name="place" label={t('terminals.place')} extra={t('terminals.placeHint')}>
        <Input autoComplete="off" maxLength={120} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('accounts.area')} rules={[needed]}>
        <AreaSelect {...(replaced ? { name: replaced.areaName } : {})} />
      </Form.Item>
      <Form.Item name="accounts" label={t('terminals.accounts')} extra={t('terminals.accountsHint')}>
        <Select mode="multiple" options={options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={invite.isPending}>
        {t('terminals.makeCode')}
      </Button>
    </Form>
  );
}
