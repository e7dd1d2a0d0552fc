import type { ActOffer } from '@fengqiao/contract/case-acts';
import { App, Button, Form, Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../lib/api.ts';
import { refusalWords } from '../../../ui/error-words.ts';
import { KeyCaps } from '../../../ui/key-caps.tsx';
import { PanelError } from '../../../ui/panel.tsx';
import { actFields, payloadOf } from './act-fields.ts';
import { ActInput } from './act-input.tsx';
import styles from './acts.module.css';
import { useAct } from './use-act.ts';

interface ActFormProps {
  caseCode: string;
  offer: ActOffer;
  onClose: () => void;
}

/** Enter in a line of text, Ctrl + Enter anywhere: in a list Enter chooses. */
function sendsByKey({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (key !== 'Enter') return false;
  if (ctrlKey || metaKey) return true;
  return target instanceof HTMLInputElement && target.type === 'text' && target.role !== 'combobox';
}

/** The form of one act in its place, filled in as far as the case says it already; what refuses it stands beside the button. */
export function ActForm({ caseCode, offer, onClose }: ActFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Record<string, unknown>>();
  const act = useAct(caseCode);
  const { type, suggested, refusal } = offer;
  const fields = actFields[type] ?? [];
  const name = t(`act.name.${type}`);
  const short = act.error instanceof ApiError && act.error.code === 'case.ladder' ? act.error : refusal;
  const mayOverride = short?.code === 'case.ladder';
  const send = (values: Record<string, unknown>) =>
    act.mutate(
      { type, payload: payloadOf(type, suggested, values) },
      {
        onSuccess: () => {
          void message.success(t('act.done', { name }));
          onClose();
        },
      },
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    } else if (sendsByKey(event)) {
      event.preventDefault();
      form.submit();
    }
  };
  return (
    <Form
      className={styles.form ?? ''}
      form={form}
      aria-label={name}
      layout="vertical"
      requiredMark={false}
      disabled={act.isPending}
      initialValues={suggested}
      onFinish={send}
      onKeyDown={onKeyDown}
    >
      <p className={styles.what}>
        <strong>{name}</strong> {t(`act.what.${type}`)}
      </p>
      {fields.map((field, index) => (
        <Form.Item
          key={field.name}
          name={field.name}
          label={t(`event.field.${field.name}`)}
          {...(field.kind === 'yes' && !field.needed ? { valuePropName: 'checked' } : {})}
          rules={field.needed ? [{ required: true, message: t('act.needed') }] : []}
        >
          <ActInput field={field} autoFocus={index === 0} />
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
      {act.error && !mayOverride ? <PanelError error={act.error} /> : null}
      <div className={styles.send}>
        <Button type="primary" htmlType="submit" loading={act.isPending} autoFocus={fields.length === 0}>
          {name}
        </Button>
        <KeyCaps keys={['Ctrl+Enter']} />
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <KeyCaps keys={['Escape']} />
        <span className={styles.forEver}>{t('act.forEver')}</span>
      </div>
    </Form>
  );
}
