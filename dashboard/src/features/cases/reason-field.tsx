import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Why, in the person's own words; at least four letters, as the gateway wants it. */
export function ReasonField() {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reason"
      label={t('confidential.reason')}
      rules={[{ required: true, whitespace: true, min: 4, message: t('confidential.reasonNeeded') }]}
    >
      <Input.TextArea rows={3} maxLength={300} />
    </Form.Item>
  );
}
