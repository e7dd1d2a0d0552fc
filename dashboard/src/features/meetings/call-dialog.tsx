import type { MeetingInput } from '@fengqiao/contract/meetings';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Checkbox, DatePicker, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { instantOf } from '../../lib/time.ts';
import { queryKeys } from '../../live/query-keys.ts';
import { AreaSelect } from '../../ui/area-select.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { callMeeting } from './api.ts';

interface Fields {
  areaCode: string;
  title: string;
  when: Dayjs;
  days: [Dayjs, Dayjs];
  video: boolean;
}

interface CallDialogProps {
  area: string;
  areaName: string;
  onClose: () => void;
}

/** A wall clock of the form as the instant that it means in Shanghai, wherever the terminal's own clock stands. */
const shanghaiInstant = (when: Dayjs): string =>
  instantOf(Date.parse(`${when.format('YYYY-MM-DDTHH:mm:00')}+08:00`));

const inputOf = ({ areaCode, title, when, days: [first, last], video }: Fields): MeetingInput => ({
  areaCode,
  title: title.trim(),
  plannedAt: shanghaiInstant(when),
  from: first.format('YYYY-MM-DD'),
  until: last.add(1, 'day').format('YYYY-MM-DD'),
  video,
});

/** Calls a meeting that no cadence asks for: in an hour, over the last seven days, unless somebody says otherwise. */
export function CallDialog({ area, areaName, onClose }: CallDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const call = useMutation({
    mutationFn: (fields: Fields) => callMeeting(inputOf(fields)),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.meetings });
      await navigate({ to: '/meetings/$id', params: { id } });
    },
  });
  const needed = [{ required: true, message: t('letters.needed') }];
  return (
    <Modal
      open
      title={t('meetings.call')}
      okText={t('meetings.callNow')}
      okButtonProps={{ loading: call.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width="36rem"
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          areaCode: area,
          title: t('meetings.usualTitle', { area: areaName }),
          when: dayjs().add(1, 'hour').startOf('hour'),
          days: [dayjs().subtract(7, 'day'), dayjs().subtract(1, 'day')],
          video: false,
        }}
        onFinish={(fields) => call.mutate(fields)}
      >
        <Form.Item name="areaCode" label={t('case.fact.area')} rules={needed}>
          <AreaSelect name={areaName} />
        </Form.Item>
        <Form.Item name="title" label={t('meetings.name')} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="when" label={t('meetings.when')} rules={needed}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" minDate={dayjs()} />
        </Form.Item>
        <Form.Item name="days" label={t('meetings.judged')} rules={needed}>
          <DatePicker.RangePicker maxDate={dayjs()} allowClear={false} />
        </Form.Item>
        <Form.Item name="video" valuePropName="checked">
          <Checkbox>{t('meetings.byVideo')}</Checkbox>
        </Form.Item>
      </Form>
      <FormProblem error={call.error} />
    </Modal>
  );
}
