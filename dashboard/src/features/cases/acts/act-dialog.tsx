import type { ActOffer } from '@fengqiao/contract/case-acts';
import { Form, Input, Modal } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../lib/api.ts';
import { refusalWords } from '../../../ui/error-words.ts';
import { PanelError } from '../../../ui/panel.tsx';
import { type ActField, actFields, payloadOf } from './act-fields.ts';
import { ActInput } from './act-input.tsx';
import styles from './acts.module.css';
import { useAct } from './use-act.ts';

interface ActDialogProps {
  caseCode: string;
  offer: ActOffer;
  onClose: () => void;
}

/** Enter in a line of text, Ctrl + Enter anywhere: in a list Enter chooses. */
function sendsByKey({ key, ctrlKey, target }: KeyboardEvent): boolean {
  if (key !== 'Enter') return false;
  return (
    ctrlKey || (target instanceof HTMLInputElement && target.type === 'text' && target.role !== 'combobox')
  );
}

const isText = ({ kind }: ActField): boolean => kind === 'line' || kind === 'lines';

/** The form of one act, filled in as far as the case says it already. */
export function ActDialog({ caseCode, offer, onClose }: ActDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Record<string, unknown>>();
  const act = useAct(caseCode);
  const { type, suggested, refusal } = offer;
  const fields = actFields[type] ?? [];
  const short = act.error instanceof ApiError && act.error.code === 'case.ladder' ? act.error : refusal;
  const mayOverride = short?.code === 'case.ladder';
  const send = (values: Record<string, unknown>) =>
    act.mutate({ type, payload: payloadOf(type, suggested, values) }, { onSuccess: onClose });
  return (
    <Modal
      open
      title={t(`act.name.${type}`)}
      okText={t(`act.name.${type}`)}
      okButtonProps={{ loading: act.isPending, autoFocus: !fields.some(isText) }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width="32rem"
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p className={styles.what}>{t(`act.what.${type}`)}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={act.isPending}
        initialValues={suggested}
        onFinish={send}
        onKeyDown={(event) => sendsByKey(event) && form.submit()}
      >
        {fields.map((field) => (
          <Form.Item
            key={field.name}
            name={field.name}
            label={t(`event.field.${field.name}`)}
            {...(field.kind === 'yes' && !field.needed ? { valuePropName: 'checked' } : {})}
            rules={field.needed ? [{ required: true, message: t('act.needed') }] : []}
          >
            <ActInput field={field} autoFocus={field === fields.find(isText)} />
          </Form.Item>
        ))}
        {mayOverride && short && (
          <>
            <p role="note" className={styles.rule}>
              {refusalWords(short, t)}
            </p>
            <Form.Item name="override" label={t('event.field.override')} extra={t('act.overrideNote')}>
              <Input.TextArea rows={2} maxLength={2000} />
            </Form.Item>
          </>
        )}
      </Form>
      {act.error && !mayOverride ? <PanelError error={act.error} /> : null}
    </Modal>
  );
}
