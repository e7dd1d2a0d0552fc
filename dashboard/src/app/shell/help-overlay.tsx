import { Modal } from 'antd';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type Surface, shortcuts, shortcutsOf, surfaces } from '../../lib/keyboard/shortcuts.ts';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import styles from './help-overlay.module.css';

/** Ten digits in a row are one line of the help. */
const shownKeys = (keys: readonly string[]): string[] =>
  keys.length > 3 ? [`${keys[0]}–${keys.at(-1)}`] : [...keys];

function SurfaceKeys({ surface }: { surface: Surface }) {
  const { t } = useTranslation();
  return (
    <section className={styles.surface} aria-label={t(`keyboard.surface.${surface}`)}>
      <h3 className={styles.title}>{t(`keyboard.surface.${surface}`)}</h3>
      <dl className={styles.keys}>
        {shortcutsOf(surface).map((name) => (
          <div key={name} className={styles.row}>
            <dt>
              <KeyCaps keys={shownKeys(shortcuts[name].keys)} />
            </dt>
            <dd className={styles.words}>{t(`keyboard.does.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** `?`: what the keys do, by where they work; `only`: where somebody is who wants no more. */
export function HelpOverlay({ only = surfaces }: { only?: readonly Surface[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useShortcut('help', (event) => {
    event.preventDefault();
    setOpen(true);
  });
  return (
    <Modal
      open={open}
      // At once: a key that follows Esc is for the page already.
      onCancel={() => flushSync(() => setOpen(false))}
      footer={null}
      title={t('help.title')}
      width="min(64rem, 94vw)"
      // Outside the body antd does not lock its scrolling, for which it would need a style that the content policy forbids.
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <div className={styles.surfaces}>
        {only.map((surface) => (
          <SurfaceKeys key={surface} surface={surface} />
        ))}
      </div>
      <p className={styles.note}>{t('help.typing')}</p>
      <p className={styles.note}>{t('help.links')}</p>
    </Modal>
  );
}
