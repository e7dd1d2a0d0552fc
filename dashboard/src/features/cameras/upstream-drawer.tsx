import type { CameraUpstream, CameraUpstreamInput } from '@fengqiao/contract/cameras';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../ui/area-select.tsx';
import page from '../../ui/page.module.css';
import { PanelError } from '../../ui/panel.tsx';
import styles from './registry.module.css';
import { putUpstream } from './registry-api.ts';

type Fields = CameraUpstreamInput & { id: string };

const template = /^rtsp:\/\/[^@\s{}]+\{id\}[^@\s{}]*$/;

interface UpstreamDrawerProps {
  /** `new`, or the id of one of them; null = closed. */
  open: string | null;
  upstreams: readonly CameraUpstream[];
  onClose: () => void;
}

/** The form of a platform. Its addresses and login go in and never come out: empty fields leave them as they are. */
export function UpstreamDrawer({ open, upstreams, onClose }: UpstreamDrawerProps) {
  const { t } = useTranslation();
  const known = upstreams.find(({ id }) => id === open) ?? null;
  return (
    <Drawer
      open={open === 'new' || known !== null}
      onClose={onClose}
      size="36rem"
      title={t(open === 'new' ? 'cameras.upstreams.add' : 'cameras.upstreams.edit')}
      getContainer={() => document.getElementById('root') ?? document.body}
      destroyOnHidden
    >
      <UpstreamForm key={open} known={known} onDone={onClose} />
    </Drawer>
  );
}

function UpstreamForm({ known, onDone }: { known: CameraUpstream | null; onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: ({ id, ...fields }: Fields) => putUpstream(known?.id ?? id, filled(fields)),
    onSuccess: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['cameraUpstreams'] }),
        queryClient.invalidateQueries({ queryKey: ['cameras'] }),
      ]);
      void message.success(t('cameras.upstreams.saved'));
      onDone();
    },
  });
  const needed = { required: true, message: t('cameras.needed') };
  const address = (name: 'template' | 'subTemplate', required: boolean) => (
    <Form.Item
      name={name}
      label={t(`cameras.upstreams.${name}`)}
      extra={t('cameras.upstreams.templateHint')}
      rules={[{ required, pattern: template, message: t('cameras.upstreams.templateWrong') }]}
    >
      <Input
        autoComplete="off"
        placeholder={known ? t('cameras.unchanged') : 'rtsp://10.0.0.9:554/rtp/{id}'}
      />
    </Form.Item>
  );
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={known ?? {}}
      onFinish={(fields) => save.mutate(fields)}
    >
      {known === null && (
        <Form.Item
          name="id"
          label={t('cameras.upstreams.id')}
          extra={t('cameras.upstreams.idHint')}
          rules={[
            { ...needed, pattern: /^[a-z0-9][a-z0-9-]{0,39}$/, message: t('cameras.upstreams.idHint') },
          ]}
        >
          <Input maxLength={40} />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('cameras.upstreams.name')} rules={[needed]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('cameras.area')} rules={[needed]}>
        <AreaSelect />
      </Form.Item>
      {address('template', known === null)}
      {address('subTemplate', false)}
      <div className={styles.pair}>
        <Form.Item name="username" label={t('cameras.username')}>
          <Input autoComplete="off" maxLength={120} />
        </Form.Item>
        <Form.Item name="password" label={t('cameras.password')}>
          <Input.Password autoComplete="new-password" maxLength={200} visibilityToggle={false} />
        </Form.Item>
      </div>
      {known !== null && known.cameras > 0 && (
        <p className={page.faint}>{t('cameras.upstreams.changes', { count: known.cameras })}</p>
      )}
      {save.error ? <PanelError error={save.error} /> : null}
      <div className={styles.foot}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('cameras.save')}
        </Button>
      </div>
    </Form>
  );
}

/** Without the fields that were left empty: what is stored there stays. */
const filled = (fields: CameraUpstreamInput): CameraUpstreamInput =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as CameraUpstreamInput;
