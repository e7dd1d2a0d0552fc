import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Copies a text. Where the page may not reach the clipboard (http on a network) it is not there: the text can be selected. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState('');
  if (!('clipboard' in navigator)) return null;
  const done = copied === text && text !== '';
  return (
    <Button
      icon={done ? <CheckOutlined aria-hidden="true" /> : <CopyOutlined aria-hidden="true" />}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}
    >
      {t(done ? 'common.copied' : 'common.copy')}
    </Button>
  );
}
