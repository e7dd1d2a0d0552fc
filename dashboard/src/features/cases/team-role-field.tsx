import type { CaseTeamRole } from '@fengqiao/contract/confidentiality';
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { candidatesQuery } from './confidential-api.ts';

/** Who of the colleagues is the mediator, legal adviser or counsellor of a case; nobody needs to be. */
export function TeamRoleField({ caseCode, teamRole }: { caseCode: string; teamRole: CaseTeamRole }) {
  const { t } = useTranslation();
  const { data, isPending } = useQuery(candidatesQuery(caseCode));
  return (
    <Form.Item name={teamRole} label={t(`confidential.teamRole.${teamRole}`)}>
      <Select
        allowClear
        loading={isPending}
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.items ?? []).map(({ account, displayName }) => ({
          value: account,
          label: `${displayName} (${account})`,
        }))}
      />
    </Form.Item>
  );
}
