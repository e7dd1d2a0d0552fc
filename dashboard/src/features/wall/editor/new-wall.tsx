import type { WallInput } from '@fengqiao/contract/walls';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../live/query-keys.ts';
import { AreaSelect } from '../../../ui/area-select.tsx';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { putWall } from '../api.ts';
import styles from './wall-editor.module.css';

type Fields = { id: string } & Pick<WallInput, 'name' | 'areaCode'>;

/** Makes a wall; its screens come next, on its own page. `areaCode`: of the account, proposed. */
export function NewWall({ areaCode }: { areaCode: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: ({ id, name, areaCode: area }: Fields) =>
      putWall(id.trim(), { name: name.trim(), areaCode: area }),
    onSuccess: async (_answer, { id }) => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.walls });
      await navigate({ to: '/walls/$wall', params: { wall: id.trim() }, search: { tab: 'setup' } });
    },
  });
  const needed = { required: true, message: t('wallDesk.nameNeeded') };
  return (
    <Panel title={t('wallDesk.setup.newWall')} state={{ kind: 'ready' }}>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        className={styles.form ?? ''}
        initialValues={{ areaCode }}
        onFinish={make.mutate}
      >
        <FormProblem error={make.error} />
        <Form.Item name="name" label={t('wallDesk.setup.wallName')} rules={[{ ...needed, whitespace: true }]}>
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item
          name="id"
          label={t('wallDesk.setup.id')}
          extra={t('wallDesk.setup.idHint')}
          rules={[needed, { pattern: /^[A-Za-z0-9_-]{1,60}$/, message: t('wallDesk.setup.idHint') }]}
        >
          <Input autoComplete="off" spellCheck={false} maxLength={60} />
        </Form.Item>
        <Form.Item
          name="areaCode"
          label={t('case.fact.area')}
          extra={t('wallDesk.setup.areaHint')}
          rules={[needed]}
        >
          <AreaSelect />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t('wallDesk.setup.newWall')}
        </Button>
      </Form>
    </Panel>
  );
}
