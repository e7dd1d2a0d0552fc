import type { Meeting } from '@fengqiao/contract/meetings';
import type { Pack } from '@fengqiao/contract/packs';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { FrozenMark } from '../../features/packs/frozen-mark.tsx';
import { PackPageView } from '../../features/packs/pack-page-view.tsx';
import styles from './present.module.css';

/** All pages on paper, one per sheet of A4 across; made only when the browser is about to print. */
export function PrintedPack({ meeting, pack }: { meeting: Meeting; pack: Pack }) {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // At once: the browser takes what stands there when the call returns.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  if (!printing) return null;
  return (
    <div className={styles.sheets}>
      {pack.pages.map((page, index) => (
        <section key={page.id} className={styles.sheet}>
          <PackPageView page={page} size="paper" />
          <footer className={styles.sheetFoot}>
            <span>
              {meeting.areaName} · {meeting.title}
            </span>
            <FrozenMark head={pack} />
            <span>
              {index + 1} / {pack.pages.length}
            </span>
          </footer>
        </section>
      ))}
    </div>
  );
}
