import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

interface OverrideDialogProps {
  open: boolean;
  /** Who works the wall now. */
  holder: string;
  onClose: () => void;
  onSend: (reason: string) => void;
}

/** Takes the wall at once, with a reason that stays in the duty log. For heads and leaders. */
export function OverrideDialog({ open, holder, onClose, onSend }: OverrideDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal
      open={open}
      title={t('wallDesk.lease.overrideTitle', { name: holder })}
      okText={t('wallDesk.lease.overrideSend')}
      cancelText={t('common.cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p>{t('wallDesk.lease.overrideHint')}</p>
      <Form<{ reason: string }>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ reason }) => {
          onSend(reason.trim());
          onClose();
        }}
      >
        <Form.Item
          name="reason"
          label={t('wallDesk.reason')}
          rules={[{ required: true, whitespace: true, min: 4, message: t('wallDesk.reasonNeeded') }]}
        >
          <Input.TextArea autoFocus rows={2} maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
