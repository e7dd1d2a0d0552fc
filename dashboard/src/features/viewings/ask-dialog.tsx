import { ancestorAt } from '@fengqiao/contract/areas';
import type { Camera } from '@fengqiao/contract/cameras';
import { purposes } from '@fengqiao/contract/confidentiality';
import { VIEWING_REQUEST_MINUTES, type ViewingInput } from '@fengqiao/contract/viewings';
import { Form, Input, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PanelError } from '../../ui/panel.tsx';
import { CaseChoice } from './case-choice.tsx';
import { useViewingActions } from './use-viewings.ts';
import styles from './viewings.module.css';

/** Offered lengths of a look, minutes; the longest is the law's. */
const lengths = [5, 10, 15, 30];

interface AskDialogProps {
  camera: Camera;
  onClose: () => void;
}

/** Asks to look into a private room: for which case, why, how long; says who will be told. */
export function AskDialog({ camera, onClose }: AskDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Omit<ViewingInput, 'cameraId'>>();
  const { ask } = useViewingActions();
  const needed = [{ required: true, message: t('confidential.needed') }];
  const send = (values: Omit<ViewingInput, 'cameraId'>) =>
    ask.mutate({ ...values, cameraId: camera.id }, { onSuccess: onClose });
  return (
    <Modal
      open
      title={t('viewing.ask.title', { room: camera.name })}
      okText={t('viewing.ask.send')}
      okButtonProps={{ loading: ask.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width="36rem"
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p className={styles.notice}>{t('viewing.ask.notice', { minutes: VIEWING_REQUEST_MINUTES })}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ minutes: 10 }}
        onFinish={send}
        disabled={ask.isPending}
      >
        <Form.Item name="caseCode" label={t('viewing.ask.case')} rules={needed}>
          <CaseChoice area={ancestorAt(camera.areaCode, 'county') ?? camera.areaCode} />
        </Form.Item>
        <Form.Item name="purpose" label={t('viewing.purpose')} rules={needed}>
          <Select
            options={purposes.map((value) => ({ value, label: t(`confidential.purpose.${value}`) }))}
            placeholder={t('confidential.choose')}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('viewing.reason')}
          rules={[{ required: true, whitespace: true, min: 4, message: t('confidential.reasonNeeded') }]}
        >
          <Input.TextArea rows={3} maxLength={300} placeholder={t('viewing.ask.reasonHint')} />
        </Form.Item>
        <Form.Item name="minutes" label={t('viewing.ask.minutes')}>
          <Radio.Group
            options={lengths.map((value) => ({ value, label: t('viewing.minutesOf', { count: value }) }))}
            optionType="button"
            buttonStyle="solid"
          />
        </Form.Item>
      </Form>
      {ask.error && <PanelError error={ask.error} />}
    </Modal>
  );
}
