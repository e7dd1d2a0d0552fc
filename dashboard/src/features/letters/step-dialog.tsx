import type { Letter } from '@fengqiao/contract/letters';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery, useLabel } from '../../lib/reference.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import type { LetterAction } from './api.ts';
import type { useSteps } from './use-steps.ts';

/** Steps that want words: what is answered, why it is withdrawn, who is to do what. */
export const sayingSteps = [
  'withdraw',
  'reply',
  'assign',
  'coordinate',
] as const satisfies readonly LetterAction[];
export type SayingStep = (typeof sayingSteps)[number];

interface StepDialogProps {
  letter: Letter;
  action: SayingStep;
  steps: ReturnType<typeof useSteps>;
  onClose: () => void;
}

/** Asks for the words of a step, and to whom it is handed on. */
export function StepDialog({ letter, action, steps, onClose }: StepDialogProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data: reference } = useQuery(referenceQuery);
  const [form] = Form.useForm<{ department?: string; words: string }>();
  const handsOn = action === 'assign' || action === 'coordinate';
  return (
    <Modal
      open
      title={`${t(`letters.do.${action}`)} ${letter.number ?? ''}`}
      okText={t(`letters.do.${action}`)}
      okButtonProps={{ loading: steps.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width="34rem"
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(body) => steps.mutate({ action, body }, { onSuccess: onClose })}
      >
        {handsOn && (
          <Form.Item
            name="department"
            label={t('letters.department')}
            rules={[{ required: true, message: t('letters.needed') }]}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={(reference?.departments ?? []).map((each) => ({
                value: each.code,
                label: label(each.label),
              }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="words"
          label={t(`letters.words.${action}`)}
          rules={[{ required: true, whitespace: true, min: 2, message: t('letters.needed') }]}
        >
          <Input.TextArea rows={5} maxLength={handsOn ? 2_000 : 10_000} />
        </Form.Item>
      </Form>
      <FormProblem error={steps.error} />
    </Modal>
  );
}
