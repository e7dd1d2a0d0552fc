import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './case.module.css';

const saidForMs = 2_000;

/** Copies where the clipboard is open to pages (HTTPS, localhost); elsewhere by the old command on a selection. */
async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

/** The code of a case with a button that copies it. */
export function CaseCodeLabel({ caseCode }: { caseCode: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), saidForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const label = copied ? t('common.copied') : t('case.copyCode');
  return (
    <span className={styles.code}>
      <span className="visually-hidden">{t('case.code')} </span>
      <span>{caseCode}</span>
      <Button
        type="text"
        size="small"
        aria-label={label}
        title={label}
        icon={copied ? <CheckOutlined /> : <CopyOutlined />}
        onClick={() => void copyText(caseCode).then(() => setCopied(true))}
      />
    </span>
  );
}
