import type { Organisation, Team, TeamInput } from '@fengqiao/contract/organisations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../../ui/area-select.tsx';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { registryKey, saveTeam } from '../api.ts';

interface TeamDialogProps {
  /** Undefined = a new one. */
  team: Team | undefined;
  organisations: readonly Organisation[];
  areaCode: string;
  onClose: () => void;
}

/** A team: entered or changed. Who is in it stands with each person. */
export function TeamDialog({ team, organisations, areaCode, onClose }: TeamDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<TeamInput>();
  const save = useMutation({
    mutationFn: ({ areaCode: area, name, organisationId }: TeamInput) =>
      saveTeam(team?.id, { areaCode: area, name: name.trim(), organisationId: organisationId ?? null }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: registryKey });
      onClose();
    },
  });
  const needed = { required: true, whitespace: true, message: t('registry.needed') };
  return (
    <Modal
      open
      title={t(team === undefined ? 'registry.teams.add' : 'registry.teams.edit')}
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
        initialValues={team ?? { areaCode, organisationId: null }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="name" label={t('registry.teams.name')} rules={[needed]}>
          <Input maxLength={80} autoFocus />
        </Form.Item>
        <Form.Item name="organisationId" label={t('registry.organisation')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="areaCode" label={t('registry.area')} rules={[needed]}>
          <AreaSelect {...(team ? { name: team.areaName } : {})} />
        </Form.Item>
      </Form>
      <FormProblem error={save.error} />
    </Modal>
  );
}
