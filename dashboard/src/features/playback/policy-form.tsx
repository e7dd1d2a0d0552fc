import { type CameraRecordings, RECORD_MAX_HOURS, type RecordingInput } from '@fengqiao/contract/recordings';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { PanelError } from '../../ui/panel.tsx';
import { changedBy, decideRecording } from './api.ts';
import styles from './playback.module.css';

interface PolicyProps {
  recordings: CameraRecordings;
  /** Whether this account may decide. */
  mayDecide: boolean;
}

/** Whether a camera is recorded, by whose word and why; the way to change that for whoever may. */
export function PolicyLine({ recordings, mayDecide }: PolicyProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { hours, setBy, setAt, reason } = recordings;
  const by = { account: setBy ?? '', at: setAt === null ? '' : dateTimeOf(setAt), reason: reason ?? '' };
  return (
    <div className={styles.policy}>
      <span>
        {hours > 0 ? t('playback.policy.on', { count: hours }) : t('playback.policy.off')}
        {setBy !== null && <span className={styles.by}>{t('playback.policy.by', by)}</span>}
      </span>
      {mayDecide ? (
        <Button onClick={() => setOpen(true)}>{t('playback.policy.change')}</Button>
      ) : (
        hours === 0 && <span className={styles.by}>{t('playback.policy.who')}</span>
      )}
      {open && <PolicyDialog recordings={recordings} onClose={() => setOpen(false)} />}
    </div>
  );
}

function PolicyDialog({ recordings, onClose }: { recordings: CameraRecordings; onClose: () => void }) {
  const { t } = useTranslation();
  const { cameraId, hours } = recordings;
  const [form] = Form.useForm<RecordingInput>();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (input: RecordingInput) => decideRecording(cameraId, input),
    onSuccess: async () => {
      await client.invalidateQueries(changedBy(cameraId));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('playback.policy.title')}
      okText={t('playback.policy.save')}
      okButtonProps={{ loading: decide.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p className={styles.notice}>{t('playback.policy.notice')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ hours: hours === 0 ? 24 : hours }}
        disabled={decide.isPending}
        onFinish={(input) => decide.mutate(input)}
      >
        <Form.Item
          name="hours"
          label={t('playback.policy.hours')}
          extra={t('playback.policy.hoursHint')}
          rules={[{ required: true, message: t('playback.policy.hoursNeeded') }]}
        >
          <InputNumber min={0} max={RECORD_MAX_HOURS} precision={0} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('playback.policy.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('playback.policy.reasonNeeded') }]}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </Form>
      {decide.error && <PanelError error={decide.error} />}
    </Modal>
  );
}
