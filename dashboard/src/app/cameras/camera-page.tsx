import { EditOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CameraDrawer } from '../../features/cameras/camera-drawer.tsx';
import { CameraFacts } from '../../features/cameras/camera-facts.tsx';
import { keepsRegistry, turnsCameras } from '../../features/cameras/keepers.ts';
import { PtzPad } from '../../features/cameras/ptz-pad.tsx';
import { cameraDetailQuery, readDevice } from '../../features/cameras/registry-api.ts';
import { errorWords } from '../../ui/error-words.ts';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { PlaceMapContext } from '../../ui/place-map.ts';
import { CameraPicture } from '../desk/camera-picture.tsx';
import { mayOpen } from '../page-roles.ts';
import { useSession } from '../shell/use-session.ts';
import styles from './camera-page.module.css';

/** `/cameras/:id`: the live picture of a camera, what is registered of it, and its head where it has one. */
export function CameraPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/shell/cameras/$id' });
  const session = useSession();
  const camera = useQuery(cameraDetailQuery(id));
  const [editing, setEditing] = useState(false);
  const detail = camera.data;
  const PlaceMap = use(PlaceMapContext);
  // What does not exist for this account has nothing to open, play or edit.
  const exists = !camera.isError;
  const follows = exists && mayOpen(session.role, '/');
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{detail?.name ?? t('cameras.one')}</h1>
        <span className={page.buttons}>
          <Link to="/cameras">
            <Button>{t('cameras.title')}</Button>
          </Link>
          {follows && (
            <>
              <Link to="/" search={{ camera: id }}>
                <Button>{t('cameras.onDesk')}</Button>
              </Link>
              <Link to="/cameras/$id/playback" params={{ id }}>
                <Button>{t('cameras.playback')}</Button>
              </Link>
            </>
          )}
          {keepsRegistry(session.role) && detail?.hasDevice && <DeviceButton id={id} />}
          {exists && keepsRegistry(session.role) && (
            <Button
              type="primary"
              icon={<EditOutlined aria-hidden="true" />}
              onClick={() => setEditing(true)}
            >
              {t('cameras.edit')}
            </Button>
          )}
        </span>
      </header>
      <div className={styles.columns}>
        {follows && (
          <section className={styles.picture} aria-label={t('cameras.picture')}>
            <CameraPicture cameraId={id} />
            {detail?.turnable && turnsCameras(session.role) && <PtzPad cameraId={id} />}
          </section>
        )}
        <div className={styles.facts}>
          {PlaceMap && detail && (
            <PlaceMap
              place={{ ...detail, ...detail.location }}
              label={t('cameras.mapOf', { name: detail.name })}
            />
          )}
          <Panel
            title={t('cameras.facts')}
            hideTitle
            state={panelState(camera)}
            onRetry={() => void camera.refetch()}
          >
            {detail && <CameraFacts camera={detail} />}
          </Panel>
        </div>
      </div>
      <CameraDrawer open={editing ? id : null} onClose={() => setEditing(false)} />
    </div>
  );
}

/** Asks the camera's device for the addresses of its streams. */
function DeviceButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const read = useMutation({
    mutationFn: () => readDevice(id),
    onSuccess: async ({ manufacturer, model, streams }) => {
      await queryClient.invalidateQueries({ queryKey: ['cameras'] });
      void message.success(
        t('cameras.deviceRead', { device: `${manufacturer} ${model}`, count: streams.length }),
      );
    },
    onError: (error) => void message.error(errorWords(error, t)),
  });
  return (
    <Button loading={read.isPending} onClick={() => read.mutate()}>
      {t('cameras.readDevice')}
    </Button>
  );
}
