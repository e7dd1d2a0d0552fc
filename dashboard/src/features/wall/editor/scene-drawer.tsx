import type { Scene } from '@fengqiao/contract/wall-scenes';
import type { Wall } from '@fengqiao/contract/walls';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../live/query-keys.ts';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { changeScene, createScene } from '../scenes-api.ts';
import { contentOf, freeDigits } from './scene-input.ts';

interface SceneDrawerProps {
  wall: Wall;
  scenes: readonly Scene[];
  /** Id of a scene or `new`; null = closed. */
  open: string | null;
  onClose: () => void;
}

interface SceneFields {
  name: string;
  digit: number | null;
  screens: string[];
}

/** The form of a scene: a new one is what the chosen screens show now; of one that exists the name and the digit change. */
export function SceneDrawer({ wall, scenes, open, onClose }: SceneDrawerProps) {
  const { t } = useTranslation();
  const scene = scenes.find(({ id }) => id === open) ?? null;
  return (
    <Drawer
      open={open === 'new' || scene !== null}
      onClose={onClose}
      size="32rem"
      title={t(scene === null ? 'wallDesk.scene.new' : 'wallDesk.scene.edit')}
      getContainer={() => document.getElementById('root') ?? document.body}
      destroyOnHidden
    >
      <SceneForm key={open} wall={wall} scenes={scenes} scene={scene} onDone={onClose} />
    </Drawer>
  );
}

interface SceneFormProps {
  wall: Wall;
  scenes: readonly Scene[];
  /** null = a new one. */
  scene: Scene | null;
  onDone: () => void;
}

function SceneForm({ wall, scenes, scene, onDone }: SceneFormProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const digits = freeDigits(scenes, scene);
  const save = useMutation({
    mutationFn: ({ name, digit, screens }: SceneFields) => {
      const form = { name: name.trim(), digit: digit ?? null };
      return scene === null
        ? createScene(wall.id, { ...form, screens: contentOf(wall.screens, screens) })
        : changeScene(wall.id, scene.id, { ...form, screens: scene.screens });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.wallRecords(wall.id) });
      onDone();
    },
  });
  return (
    <Form<SceneFields>
      layout="vertical"
      requiredMark={false}
      initialValues={{
        name: scene?.name,
        digit: scene === null ? (digits[0] ?? null) : scene.digit,
        screens: wall.screens.map(({ id }) => id),
      }}
      onFinish={save.mutate}
    >
      <FormProblem error={save.error} />
      <Form.Item
        name="name"
        label={t('wallDesk.scene.name')}
        rules={[{ required: true, whitespace: true, message: t('wallDesk.nameNeeded') }]}
      >
        <Input autoFocus autoComplete="off" maxLength={40} />
      </Form.Item>
      <Form.Item name="digit" label={t('wallDesk.scene.digit')} extra={t('wallDesk.scene.digitHint')}>
        <Select
          options={[
            { value: null, label: t('common.none') },
            ...digits.map((value) => ({ value, label: String(value) })),
          ]}
        />
      </Form.Item>
      {scene === null && (
        <Form.Item
          name="screens"
          label={t('wallDesk.scene.screens')}
          extra={t('wallDesk.scene.screensHint')}
          rules={[{ required: true, message: t('wallDesk.scene.screensNeeded') }]}
        >
          <Checkbox.Group options={wall.screens.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('common.save')}
      </Button>
    </Form>
  );
}
