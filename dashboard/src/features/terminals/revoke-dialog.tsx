import type { Terminal } from '@fengqiao/contract/terminals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/form-problem.tsx';
import { revokeTerminal, terminalsQuery } from './api.ts';

/** Takes a machine out for good, with the reason that stands in the audit log. */
export function RevokeDialog({ terminal, onClose }: { terminal: Terminal | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: revokeTerminal,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: terminalsQuery.queryKey });
      onClose();
    },
  });
  return (
    <Modal
      open={terminal !== null}
      title={t('terminals.revokeTitle', { name: terminal?.name ?? '' })}
      okText={t('terminals.revoke')}
      cancelText={t('common.cancel')}
      // Outlined: white on the red of the theme is below 4.5:1.
      okButtonProps={{ danger: true, type: 'default', loading: revoke.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p>{t('terminals.revokeHint')}</p>
      <Form<{ reason: string }>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ reason }) => terminal && revoke.mutate({ id: terminal.id, reason: reason.trim() })}
      >
        <FormProblem error={revoke.error} />
        <Form.Item
          name="reason"
          label={t('terminals.reason')}
          rules={[{ required: true, min: 2, message: t('terminals.reasonNeeded') }]}
        >
          <Input.TextArea autoFocus maxLength={200} rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
