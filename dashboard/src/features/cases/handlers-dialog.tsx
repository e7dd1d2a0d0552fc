import type { CaseDetail } from '@fengqiao/contract/cases';
import { caseTeamRoles } from '@fengqiao/contract/confidentiality';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConfidentialDialog } from './confidential-dialog.tsx';
import { HandlersField } from './handlers-field.tsx';
import { type TeamForm, teamForm, teamInput } from './team-fields.ts';
import { TeamRoleField } from './team-role-field.tsx';
import { useConfidentialActions } from './use-confidential-actions.ts';

/** Names the handling team of a case, whose members read it as written, and its mediator, legal adviser and counsellor (BZ-25). */
export function HandlersDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<TeamForm>();
  const { name } = useConfidentialActions(detail.caseCode);
  return (
    <ConfidentialDialog
      title={t('confidential.open.handlers')}
      notice={t('confidential.handlersNotice')}
      okText={t('confidential.send.handlers')}
      form={form}
      initialValues={teamForm(detail.confidentiality.handlers)}
      busy={name.isPending}
      error={name.error}
      onSend={(team) => name.mutate(teamInput(team), { onSuccess: onClose })}
      onClose={onClose}
    >
      <HandlersField
        caseCode={detail.caseCode}
        name="handlers"
        label={t('confidential.handlersLabel')}
        needed={detail.confidentiality.sealed}
      />
      {caseTeamRoles.map((teamRole) => (
        <TeamRoleField key={teamRole} caseCode={detail.caseCode} teamRole={teamRole} />
      ))}
    </ConfidentialDialog>
  );
}
