import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Field `code` of a form: the six digits of the second factor. */
export function CodeField({ hint }: { hint?: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="code"
      label={t('session.code')}
      extra={hint}
      rules={[{ required: true, pattern: /^\d{6}$/, message: t('session.codeNeeded') }]}
    >
      <Input
        autoComplete="one-time-code"
        autoFocus
        inputMode="numeric"
        maxLength={6}
        size="large"
        style={{ letterSpacing: '0.4em', fontVariantNumeric: 'tabular-nums' }}
      />
    </Form.Item>
  );
}
