import type { ScreenForm as Fields, Screen, Wall } from '@fengqiao/contract/walls';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../live/query-keys.ts';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { putScreenForm } from '../api.ts';

interface ScreenDrawerProps {
  wall: Wall;
  /** null = closed. */
  open: Screen | 'new' | null;
  onClose: () => void;
}

/** The form of a screen: its name and how large its letters are. */
export function ScreenDrawer({ wall, open, onClose }: ScreenDrawerProps) {
  const { t } = useTranslation();
  const screen = open === 'new' ? null : open;
  return (
    <Drawer
      open={open !== null}
      onClose={onClose}
      size="30rem"
      title={t(screen === null ? 'wallDesk.setup.addScreen' : 'wallDesk.setup.editScreen')}
      getContainer={() => document.getElementById('root') ?? document.body}
      destroyOnHidden
    >
      <ScreenFields key={screen?.id ?? 'new'} wall={wall} screen={screen} onDone={onClose} />
    </Drawer>
  );
}

/** The first number that no screen of the wall has. */
const freeId = ({ screens }: Wall): string => {
  let id = screens.length + 1;
  while (screens.some((screen) => screen.id === String(id))) id += 1;
  return String(id);
};

function ScreenFields({ wall, screen, onDone }: { wall: Wall; screen: Screen | null; onDone: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: ({ id, name, scale }: { id: string } & Pick<Fields, 'name' | 'scale'>) =>
      putScreenForm(wall.id, screen?.id ?? id.trim(), {
        name: name.trim(),
        scale,
        reserved: screen?.reserved ?? [],
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.walls });
      onDone();
    },
  });
  const needed = { required: true, message: t('wallDesk.nameNeeded') };
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ id: screen?.id ?? freeId(wall), name: screen?.name, scale: screen?.scale ?? 1 }}
      onFinish={save.mutate}
    >
      <FormProblem error={save.error} />
      {screen === null && (
        <Form.Item
          name="id"
          label={t('wallDesk.setup.id')}
          extra={t('wallDesk.setup.idHint')}
          rules={[needed, { pattern: /^[A-Za-z0-9_-]{1,60}$/, message: t('wallDesk.setup.idHint') }]}
        >
          <Input autoComplete="off" spellCheck={false} maxLength={60} />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('wallDesk.setup.name')} rules={[{ ...needed, whitespace: true }]}>
        <Input autoFocus autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item
        name="scale"
        label={t('wallDesk.setup.scale')}
        extra={t('wallDesk.setup.scaleHint')}
        rules={[needed]}
      >
        <InputNumber min={0.5} max={4} step={0.05} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('common.save')}
      </Button>
    </Form>
  );
}
