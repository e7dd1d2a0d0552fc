import { type SourceInput, type SourceKey, sourceDepartments } from '@fengqiao/contract/sources';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../ui/area-select.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { adaptersQuery, registerSource, sourcesQuery } from './api.ts';

interface RegisterDrawerProps {
  open: boolean;
  onClose: () => void;
  onKey: (key: SourceKey) => void;
}

/** Registers a source: what it is called, where it sends from, in whose words. Its key is shown after that, once. */
export function RegisterDrawer({ open, onClose, onKey }: RegisterDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size="34rem"
      title={t('sources.register')}
      getContainer={() => document.getElementById('root') ?? document.body}
      destroyOnHidden
    >
      <RegisterForm onKey={onKey} />
    </Drawer>
  );
}

function RegisterForm({ onKey }: Pick<RegisterDrawerProps, 'onKey'>) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { data: adapters = [] } = useQuery(adaptersQuery);
  const register = useMutation({
    mutationFn: registerSource,
    onSuccess: async (key) => {
      await client.invalidateQueries({ queryKey: sourcesQuery.queryKey });
      onKey(key);
    },
  });
  const needed = { required: true, message: t('accounts.needed') };
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return (
    <Form<Omit<SourceInput, 'adapter' | 'department'> & { adapter?: string; department?: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ name, label, areaCode, adapter = null, department = null }) =>
        register.mutate({
          name: name.trim(),
          label: label.trim(),
          areaCode,
          adapter,
          department: department as SourceInput['department'],
        })
      }
    >
      <FormProblem error={register.error} />
      <Form.Item name="label" label={t('sources.label')} rules={[needed]}>
        <Input autoFocus autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('sources.name')}
        extra={t('sources.nameHint')}
        rules={[needed, { pattern: /^[A-Za-z0-9][A-Za-z0-9:_-]{1,59}$/, message: t('sources.nameHint') }]}
      >
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('sources.area')} rules={[needed]}>
        <AreaSelect />
      </Form.Item>
      <Form.Item name="adapter" label={t('sources.adapter')} extra={t('sources.adapterHint')}>
        <Select
          allowClear
          options={adapters.map(({ name, label }) => ({ value: name, label: label[language] }))}
        />
      </Form.Item>
      <Form.Item name="department" label={t('sources.departmentLabel')} extra={t('sources.departmentHint')}>
        <Select
          allowClear
          options={sourceDepartments.map((code) => ({ value: code, label: t(`sources.department.${code}`) }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={register.isPending}>
        {t('sources.register')}
      </Button>
    </Form>
  );
}
