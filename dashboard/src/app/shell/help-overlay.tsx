import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '../../lib/use-key.ts';
import styles from './help-overlay.module.css';

const keys = [
  { key: '/', words: 'help.search' },
  { key: 'Space', words: 'help.acknowledge' },
  { key: 'Esc', words: 'help.close' },
  { key: '?', words: 'help.help' },
  { key: 'Tab', words: 'help.tab' },
] as const;

/** `?`: what the keys do and what the marks mean. */
export function HelpOverlay() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useKey('?', () => setOpen((was) => !was));
  return (
    <Modal
      open={open}
      onCancel={() => setOpen(false)}
      footer={null}
      title={t('help.title')}
      width="32rem"
      // Outside the body antd does not lock its scrolling, for which it would need a style that the content policy forbids.
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <dl className={styles.keys}>
        {keys.map(({ key, words }) => (
          <div key={key} className={styles.row}>
            <dt>
              <kbd className={styles.key}>{key}</kbd>
            </dt>
            <dd className={styles.words}>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t('help.links')}</p>
    </Modal>
  );
}
