import type { CaseDetail } from '@fengqiao/contract/cases';
import type { CaseNoteInput } from '@fengqiao/contract/confidentiality';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { PanelError } from '../../ui/panel.tsx';
import own from './confidential.module.css';
import { caseNotesQuery, writeNote } from './confidential-api.ts';
import { HandlersField } from './handlers-field.tsx';

const sides = ['partyA', 'partyB', 'mediator'] as const;

/** Writes down what one side said, for the author and the readers the author names. */
export function NoteForm({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const { caseCode } = detail;
  const queryClient = useQueryClient();
  const [form] = Form.useForm<CaseNoteInput>();
  const write = useMutation({
    mutationFn: (input: CaseNoteInput) => writeNote(caseCode, input),
    onSuccess: async () => {
      form.resetFields();
      await queryClient.invalidateQueries({ queryKey: caseNotesQuery(caseCode).queryKey });
    },
    // What was typed does not stay in memory after it was sent.
    gcTime: 0,
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className={own.noteForm ?? ''}
      initialValues={{ side: 'partyA', readers: [] }}
      disabled={write.isPending}
      onFinish={(values) => write.mutate(values)}
    >
      <Form.Item name="side" label={t('confidential.sideLabel')}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          options={sides.map((value) => ({ value, label: t(`confidential.side.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="body"
        label={t('confidential.noteBody')}
        rules={[{ required: true, whitespace: true, message: t('confidential.needed') }]}
      >
        <Input.TextArea rows={3} maxLength={4_000} autoComplete="off" />
      </Form.Item>
      <HandlersField
        caseCode={caseCode}
        name="readers"
        label={t('confidential.readers')}
        onlyRole="mediator"
      />
      {write.error && <PanelError error={write.error} />}
      <Button htmlType="submit" loading={write.isPending}>
        {t('confidential.noteSave')}
      </Button>
    </Form>
  );
}
