import { PAIRING_MINUTES } from '@fengqiao/contract/wall-pairings';
import type { Screen, Wall } from '@fengqiao/contract/walls';
import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { pairScreen } from '../api.ts';

interface PairDialogProps {
  wall: Wall;
  /** null = closed. */
  screen: Screen | null;
  onClose: () => void;
}

/** Makes the display that shows six digits this screen. */
export function PairDialog({ wall, screen, onClose }: PairDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ code: string }>();
  const pair = useMutation({
    mutationFn: ({ code, to }: { code: string; to: Screen }) => pairScreen(wall.id, to.id, code),
    onSuccess: (_answer, { to }) => {
      void message.success(t('wallDesk.setup.paired', { name: to.name }));
      onClose();
    },
  });
  return (
    <Modal
      open={screen !== null}
      title={t('wallDesk.setup.pairTitle', { name: screen?.name ?? '' })}
      okText={t('wallDesk.setup.pair')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: pair.isPending }}
      onOk={() => form.submit()}
      onCancel={() => {
        pair.reset();
        onClose();
      }}
      destroyOnHidden
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p>{t('wallDesk.setup.pairHint', { minutes: PAIRING_MINUTES })}</p>
      <Form<{ code: string }>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ code }) => screen && pair.mutate({ code: code.trim(), to: screen })}
      >
        <FormProblem error={pair.error} />
        <Form.Item
          name="code"
          label={t('wallDesk.setup.code')}
          rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: t('wallDesk.setup.codeWrong') }]}
        >
          <Input autoFocus autoComplete="off" inputMode="numeric" maxLength={8} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
