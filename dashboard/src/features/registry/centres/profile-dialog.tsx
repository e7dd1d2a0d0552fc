import type { CentreLine } from '@fengqiao/contract/centre-register';
import type { CentreProfile } from '@fengqiao/contract/presence';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { registryKey } from '../api.ts';
import { saveProfile } from './centre-api.ts';

/** What a centre is built and staffed with, changed; an empty field = nobody has said. */
export function ProfileDialog({ centre, onClose }: { centre: CentreLine; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<CentreProfile>();
  const save = useMutation({
    mutationFn: ({ floorAreaM2, grade, posts, fullTimeStaff }: CentreProfile) =>
      saveProfile(centre.id, {
        floorAreaM2: floorAreaM2 ?? null,
        grade: grade ?? null,
        posts: posts ?? null,
        fullTimeStaff: fullTimeStaff ?? null,
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: registryKey });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={centre.name}
      okText={t('registry.save')}
      cancelText={t('common.cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <Form form={form} layout="vertical" initialValues={centre} onFinish={(fields) => save.mutate(fields)}>
        <Form.Item name="floorAreaM2" label={t('registry.floorArea')}>
          <InputNumber
            min={1}
            max={10_000_000}
            precision={1}
            suffix={t('registry.m2Unit')}
            style={{ width: '100%' }}
          />
        </Form.Item>
        <Form.Item name="grade" label={t('registry.gradeLabel')}>
          <Select
            allowClear
            options={(['county', 'township'] as const).map((value) => ({
              value,
              label: t(`registry.grade.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="posts" label={t('registry.posts')}>
          <InputNumber min={0} max={100_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="fullTimeStaff" label={t('registry.fullTime')} extra={t('registry.fullTimeHint')}>
          <InputNumber min={0} max={100_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </Form>
      <FormProblem error={save.error} />
    </Modal>
  );
}
