import { type IncidentInput, incidentKinds } from '@fengqiao/contract/incidents';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../ui/area-select.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { redLinesKey, report } from './api.ts';

interface Fields extends Omit<IncidentInput, 'happenedOn' | 'caseCode' | 'note'> {
  happenedOn: Dayjs;
  caseCode?: string;
  note?: string;
}

const caseCode = /^\d{6}-\d{4}-\d{6,}-\d$/;

/** Reports what crosses a red line: a kind, a place and a day; no names (HP-27, FX-18). */
export function ReportDialog({ areaCode, onClose }: { areaCode: string; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const send = useMutation({
    mutationFn: (fields: Fields) =>
      report({
        areaCode: fields.areaCode,
        kind: fields.kind,
        happenedOn: fields.happenedOn.format('YYYY-MM-DD'),
        caseCode: fields.caseCode?.trim() || null,
        note: fields.note?.trim() ?? '',
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: redLinesKey });
      onClose();
    },
  });
  const needed = { required: true, message: t('registry.needed') };
  return (
    <Modal
      open
      title={t('redLines.report')}
      okText={t('redLines.send')}
      cancelText={t('common.cancel')}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p>{t('redLines.reportHint')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ areaCode, kind: 'massIncident', happenedOn: dayjs() }}
        onFinish={(fields) => send.mutate(fields)}
      >
        <Form.Item name="kind" label={t('redLines.kindLabel')} rules={[needed]}>
          <Select
            options={incidentKinds.map((kind) => ({ value: kind, label: t(`redLines.kind.${kind}`) }))}
          />
        </Form.Item>
        <Form.Item name="areaCode" label={t('registry.area')} rules={[needed]}>
          <AreaSelect />
        </Form.Item>
        <Form.Item name="happenedOn" label={t('redLines.happenedOn')} rules={[needed]}>
          <DatePicker allowClear={false} maxDate={dayjs()} />
        </Form.Item>
        <Form.Item
          name="caseCode"
          label={t('redLines.case')}
          rules={[{ pattern: caseCode, message: t('redLines.caseWrong') }]}
        >
          <Input placeholder="511923-2026-004817-6" maxLength={40} />
        </Form.Item>
        <Form.Item name="note" label={t('redLines.note')} extra={t('redLines.noteHint')}>
          <Input.TextArea rows={2} maxLength={400} showCount />
        </Form.Item>
      </Form>
      <FormProblem error={send.error} />
    </Modal>
  );
}
