import { DownloadOutlined } from '@ant-design/icons';
import type { Meeting } from '@fengqiao/contract/meetings';
import { fileFormats } from '@fengqiao/contract/tables';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Panel } from '../../ui/panel.tsx';
import { saveMinutes, savePack } from './api.ts';
import styles from './meetings.module.css';

/** The figures and the minutes as files. Made when they are asked for, from what is frozen. */
export function MeetingFiles({ meeting: { id, title, from, pack, openedAt } }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: ({ what, format }: { what: 'pack' | 'minutes'; format: 'xlsx' | 'docx' | 'pdf' }) => {
      const name = `${title}-${from}-${t(`meetings.file.${what}`)}`;
      return what === 'minutes' && format !== 'xlsx'
        ? saveMinutes(id, format, name)
        : savePack(id, format, name);
    },
  });
  const pending = save.isPending ? save.variables : null;
  const button = (what: 'pack' | 'minutes', format: 'xlsx' | 'docx' | 'pdf') => (
    <Button
      key={format}
      size="small"
      icon={<DownloadOutlined aria-hidden="true" />}
      aria-label={`${t(`meetings.file.${what}`)} ${format.toUpperCase()}`}
      disabled={what === 'pack' ? pack.state !== 'ready' : openedAt === null}
      loading={pending?.what === what && pending.format === format}
      onClick={() => save.mutate({ what, format })}
    >
      {format.toUpperCase()}
    </Button>
  );
  return (
    <Panel title={t('meetings.files')} state={{ kind: 'ready' }}>
      <dl className={styles.files}>
        <dt>{t('meetings.file.pack')}</dt>
        <dd>{fileFormats.map((format) => button('pack', format))}</dd>
        <dt>{t('meetings.file.minutes')}</dt>
        <dd>
          {(['docx', 'pdf'] as const).map((format) => button('minutes', format))}
          {openedAt === null && <span className={styles.faint}>{t('meetings.minutesLater')}</span>}
        </dd>
      </dl>
      <FormProblem error={save.error} />
    </Panel>
  );
}
