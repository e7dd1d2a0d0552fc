import type { CameraDetail } from '@fengqiao/contract/cameras';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { PanelError } from '../../ui/panel.tsx';
import { type CameraFields, toChange, toInput } from './camera-fields.ts';
import { CameraForm } from './camera-form.tsx';
import { removesCameras } from './keepers.ts';
import { cameraDetailQuery, changeCamera, createCamera, deleteCamera } from './registry-api.ts';

/** The form of a new camera (`open` = `new`) or of one that is registered (its id). */
export function CameraDrawer({ open, onClose }: { open: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={open !== null}
      onClose={onClose}
      size="40rem"
      title={t(open === 'new' ? 'cameras.add' : 'cameras.edit')}
      getContainer={() => document.getElementById('root') ?? document.body}
      destroyOnHidden
    >
      {open === 'new' && <NewCamera onDone={onClose} />}
      {open !== null && open !== 'new' && <KnownCamera key={open} id={open} onDone={onClose} />}
    </Drawer>
  );
}

/** Every list of cameras is another one now. */
function useChanged(onDone: () => void) {
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  return async (words: string) => {
    await queryClient.invalidateQueries({ queryKey: ['cameras'] });
    void message.success(words);
    onDone();
  };
}

function NewCamera({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const changed = useChanged(onDone);
  const create = useMutation({
    mutationFn: (fields: CameraFields) => createCamera(toInput(fields)),
    onSuccess: () => changed(t('cameras.added')),
  });
  return (
    <CameraForm
      camera={null}
      submit={t('cameras.add')}
      busy={create.isPending}
      error={create.error}
      onSubmit={create.mutate}
    />
  );
}

function KnownCamera({ id, onDone }: { id: string; onDone: () => void }) {
  const { data: camera, error } = useQuery(cameraDetailQuery(id));
  if (error && !camera) return <PanelError error={error} />;
  return camera ? <ChangedCamera camera={camera} onDone={onDone} /> : <Skeleton active />;
}

function ChangedCamera({ camera, onDone }: { camera: CameraDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { data: session } = useQuery(sessionQuery);
  const changed = useChanged(onDone);
  const change = useMutation({
    mutationFn: (fields: CameraFields) => changeCamera(camera.id, toChange(fields, camera)),
    onSuccess: () => changed(t('cameras.changed')),
  });
  const remove = useMutation({
    mutationFn: () => deleteCamera(camera.id),
    onSuccess: () => changed(t('cameras.removed')),
  });
  const ask = () =>
    modal.confirm({
      title: t('cameras.removeAsk', { name: camera.name }),
      content: t('cameras.removeHint'),
      okText: t('cameras.remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync().catch(() => undefined),
    });
  return (
    <CameraForm
      camera={camera}
      submit={t('cameras.save')}
      busy={change.isPending}
      error={change.error ?? remove.error}
      onSubmit={change.mutate}
      extra={
        removesCameras(session?.role) && (
          <Button danger onClick={ask}>
            {t('cameras.remove')}
          </Button>
        )
      }
    />
  );
}
