import {
  type Organisation,
  type OrganisationInput,
  organisationKinds,
} from '@fengqiao/contract/organisations';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery, useLabel } from '../../../lib/reference.ts';
import { AreaSelect } from '../../../ui/area-select.tsx';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { registryKey, saveOrganisation } from '../api.ts';

interface OrganisationDialogProps {
  /** Undefined = a new one. */
  organisation: Organisation | undefined;
  areaCode: string;
  onClose: () => void;
}

/** A mediation organisation: entered or changed. */
export function OrganisationDialog({ organisation, areaCode, onClose }: OrganisationDialogProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<OrganisationInput>();
  const { data: reference } = useQuery(referenceQuery);
  const save = useMutation({
    mutationFn: ({ areaCode: area, name, kind, categories }: OrganisationInput) =>
      saveOrganisation(organisation?.id, {
        areaCode: area,
        name: name.trim(),
        kind,
        categories: categories ?? [],
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: registryKey });
      onClose();
    },
  });
  const needed = { required: true, whitespace: true, message: t('registry.needed') };
  return (
    <Modal
      open
      title={t(organisation === undefined ? 'registry.organisations.add' : 'registry.organisations.edit')}
      okText={t('registry.save')}
      cancelText={t('common.cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={organisation ?? { areaCode, kind: 'committee', categories: [] }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="name" label={t('registry.organisations.name')} rules={[needed]}>
          <Input maxLength={80} autoFocus />
        </Form.Item>
        <Form.Item name="kind" label={t('registry.organisations.kindLabel')}>
          <Select
            options={organisationKinds.map((kind) => ({
              value: kind,
              label: t(`registry.organisations.kind.${kind}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="areaCode" label={t('registry.area')} rules={[needed]}>
          <AreaSelect {...(organisation ? { name: organisation.areaName } : {})} />
        </Form.Item>
        <Form.Item
          name="categories"
          label={t('registry.organisations.categories')}
          extra={t('registry.organisations.categoriesHint')}
        >
          <Select
            mode="multiple"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={(reference?.categories ?? []).map(({ code, label: words }) => ({
              value: code,
              label: label(words),
            }))}
          />
        </Form.Item>
      </Form>
      <FormProblem error={save.error} />
    </Modal>
  );
}
