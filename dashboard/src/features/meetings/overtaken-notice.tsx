import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/form-problem.tsx';
import page from '../../ui/page.module.css';
import type { MeetingEditing } from './use-meeting-edit.ts';

/** Somebody else has changed the same part: what is new is shown already, what was typed here is kept until it is said which stands. */
export function OvertakenNotice({ editing }: { editing: MeetingEditing }) {
  const { t } = useTranslation();
  const { overtaken, insist, give, error } = editing;
  return (
    <>
      {overtaken !== null && (
        <div role="alert" className={page.notice}>
          <strong>
            {t('meetings.overtaken', { field: t(`meetings.field.${overtaken.on?.field ?? 'agenda'}`) })}
          </strong>
          <p>{t('meetings.overtakenHint')}</p>
          <div className={page.buttons}>
            <Button size="small" type="primary" onClick={insist}>
              {t('meetings.keepMine')}
            </Button>
            <Button size="small" onClick={give}>
              {t('meetings.keepTheirs')}
            </Button>
          </div>
        </div>
      )}
      <FormProblem error={error} />
    </>
  );
}
