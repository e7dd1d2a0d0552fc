import type { Wall } from '@fengqiao/contract/walls';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

interface HandOverDialogProps {
  open: boolean;
  wall: Wall;
  onClose: () => void;
  /** With the account that gets the wall. */
  onSend: (to: string) => void;
}

/** Hands the wall over to a colleague by account, at the end of a duty. */
export function HandOverDialog({ open, wall, onClose, onSend }: HandOverDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ to: string }>();
  return (
    <Modal
      open={open}
      title={t('wallDesk.lease.handOverTitle', { wall: wall.name })}
      okText={t('wallDesk.lease.handOver')}
      cancelText={t('common.cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p>{t('wallDesk.lease.handOverHint')}</p>
      <Form<{ to: string }>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ to }) => {
          onSend(to.trim().toLowerCase());
          onClose();
        }}
      >
        <Form.Item
          name="to"
          label={t('session.account')}
          rules={[
            {
              required: true,
              pattern: /^\s*[A-Za-z0-9][A-Za-z0-9._-]{2,59}\s*$/,
              message: t('session.accountRule'),
            },
          ]}
        >
          <Input autoFocus autoComplete="off" spellCheck={false} maxLength={60} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
