import { DownOutlined, MinusOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../../../ui/error-words.ts';
import { cameraNameQuery } from '../api.ts';
import { CameraChoice } from './camera-choice.tsx';
import { mostCameras, publicCameras } from './camera-search.ts';
import { movedBy } from './tour-form.ts';
import styles from './wall-editor.module.css';

interface TourCamerasProps {
  areaCode: string;
  chosen: readonly string[];
  onChange: (cameraIds: string[]) => void;
}

/** The cameras of a tour in their order, beside those that can be added: one by one or all that fit. */
export function TourCameras({ areaCode, chosen, onChange }: TourCamerasProps) {
  const { t } = useTranslation();
  const add = (ids: readonly string[]) => onChange([...new Set([...chosen, ...ids])].slice(0, mostCameras));
  const addAll = useMutation({ mutationFn: publicCameras, onSuccess: add });
  return (
    <div className={styles.columns}>
      <CameraChoice
        areaCode={areaCode}
        renderAll={(filter) => (
          <>
            <Button loading={addAll.isPending} onClick={() => addAll.mutate(filter)}>
              {t('wallDesk.tour.addAll', { most: mostCameras })}
            </Button>
            {addAll.error && <p role="alert">{errorWords(addAll.error, t)}</p>}
          </>
        )}
        renderAct={(camera) =>
          camera.private || chosen.includes(camera.id) ? (
            <span />
          ) : (
            <Button
              size="small"
              icon={<PlusOutlined />}
              aria-label={t('wallDesk.tour.add', { name: camera.name })}
              onClick={() => add([camera.id])}
            />
          )
        }
      />
      <Form.Item label={t('wallDesk.tour.chosen', { count: chosen.length })}>
        {chosen.length === 0 && <p className={styles.faint}>{t('wallDesk.tour.noCameras')}</p>}
        {chosen.length > 0 && (
          <Button size="small" onClick={() => onChange([])}>
            {t('wallDesk.tour.removeAll')}
          </Button>
        )}
        <ol className={`${styles.list} ${styles.scroll}`}>
          {chosen.map((cameraId, index) => (
            <ChosenCamera
              key={cameraId}
              cameraId={cameraId}
              onMove={(by) => onChange(movedBy(chosen, index, by))}
              onRemove={() => onChange(chosen.filter((each) => each !== cameraId))}
            />
          ))}
        </ol>
      </Form.Item>
    </div>
  );
}

interface ChosenCameraProps {
  cameraId: string;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function ChosenCamera({ cameraId, onMove, onRemove }: ChosenCameraProps) {
  const { t } = useTranslation();
  const { data } = useQuery(cameraNameQuery(cameraId));
  const name = data?.name ?? cameraId;
  return (
    <li className={styles.item}>
      <span className={styles.itemWords}>
        <span className={styles.itemName}>{name}</span>
        <span className={styles.itemNote}>{data?.areaName}</span>
      </span>
      <Button
        size="small"
        type="text"
        icon={<UpOutlined />}
        aria-label={t('wallDesk.tour.up', { name })}
        onClick={() => onMove(-1)}
      />
      <Button
        size="small"
        type="text"
        icon={<DownOutlined />}
        aria-label={t('wallDesk.tour.down', { name })}
        onClick={() => onMove(1)}
      />
      <Button
        size="small"
        type="text"
        icon={<MinusOutlined />}
        aria-label={t('wallDesk.tour.remove', { name })}
        onClick={onRemove}
      />
    </li>
  );
}
