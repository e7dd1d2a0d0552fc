import type { ReportLine } from '@fengqiao/contract/reports';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { publicKey, reportBytes } from './api.ts';
import { type Checked, checkFile } from './check-file.ts';
import { shortHash } from './report-words.ts';
import styles from './reports.module.css';

/** Whether the files are still those that were signed: asked anew with a press, and said in words. */
export function SignaturePanel({ report }: { report: ReportLine }) {
  const { t } = useTranslation();
  const check = useMutation({
    mutationFn: async () => {
      const key = await publicKey();
      const found: Record<string, Checked> = {};
      for (const file of report.files)
        found[file.format] = await checkFile(await reportBytes(report.id, file), file, key);
      return found;
    },
  });
  return (
    <section className={styles.signatures} aria-label={t('reports.signature.title')}>
      <h2>{t('reports.signature.title')}</h2>
      {report.pack && (
        <p className={styles.faint}>
          {t('reports.signature.snapshot', { id: report.pack.id, at: report.pack.takenAt.slice(0, 16) })}
          <code>{shortHash(report.pack.sha256)}</code>
        </p>
      )}
      <ul className={styles.list}>
        {report.files.map((file) => {
          const found = check.data?.[file.format];
          return (
            <li key={file.format}>
              {file.format.toUpperCase()} <code title={file.sha256}>{shortHash(file.sha256)}</code>{' '}
              <CopyButton text={file.sha256} />
              {found && (
                <span data-found={found.hash} className={styles.found}>
                  {t(`reports.signature.hash.${found.hash}`)}{' '}
                  {t(`reports.signature.signature.${found.signature}`)}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p className={styles.faint}>{t('reports.signature.how')}</p>
      <Button loading={check.isPending} onClick={() => check.mutate()}>
        {t('reports.signature.check')}
      </Button>
      {check.error !== null && <p role="alert">{errorWords(check.error, t)}</p>}
    </section>
  );
}
