import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { PanelError } from '../../ui/panel.tsx';
import styles from './confidential.module.css';

interface ConfidentialDialogProps<T> {
  title: string;
  /** What it means and who will see it. */
  notice: string;
  okText: string;
  form: FormInstance<T>;
  initialValues?: Partial<T>;
  busy: boolean;
  error: unknown;
  onSend: (values: T) => void;
  onClose: () => void;
  children: ReactNode;
}

/** The frame of every dialog that changes how a case is seen: what it means first, then the fields. */
export function ConfidentialDialog<T extends object>(props: ConfidentialDialogProps<T>) {
  const { title, notice, okText, form, initialValues, busy, error, onSend, onClose, children } = props;
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width="34rem"
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p className={styles.notice}>{notice}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        {...(initialValues ? { initialValues } : {})}
        onFinish={onSend}
      >
        {children}
      </Form>
      {error ? <PanelError error={error} /> : null}
    </Modal>
  );
}
