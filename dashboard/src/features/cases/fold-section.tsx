import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './case.module.css';
import own from './confidential.module.css';

interface FoldSectionProps {
  title: string;
  /** Who can read it, said before it is opened. */
  note: string;
  openText: string;
  /** Built only while open: what is not looked at is not asked for. */
  render: () => ReactNode;
}

/** A part of a case that is opened on purpose, because looking at it is itself recorded or rarely needed. */
export function FoldSection({ title, note, openText, render }: FoldSectionProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const bodyId = useId();
  return (
    <section className={styles.section}>
      <div className={own.foldHead}>
        <h3 className={styles.heading}>{title}</h3>
        <Button aria-expanded={open} aria-controls={bodyId} onClick={() => setOpen((was) => !was)}>
          {open ? t('confidential.fold') : openText}
        </Button>
      </div>
      <p className={styles.faint}>{note}</p>
      <div id={bodyId}>{open && render()}</div>
    </section>
  );
}
