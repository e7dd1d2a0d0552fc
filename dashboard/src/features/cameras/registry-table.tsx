import { EditOutlined, LockOutlined } from '@ant-design/icons';
import type { Camera, RelayState } from '@fengqiao/contract/cameras';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import page from '../../ui/page.module.css';
import styles from './registry.module.css';
import { cameraStatesQuery } from './registry-api.ts';
import { useCameraWords } from './words.ts';

interface RegistryTableProps {
  rows: readonly Camera[];
  /** Whether the account keeps the registry. */
  keeps: boolean;
  onEdit: (id: string) => void;
}

/** Cameras with whose they are, where they are, and what their picture does now. */
export function RegistryTable({ rows, keeps, onEdit }: RegistryTableProps) {
  const { t } = useTranslation();
  const words = useCameraWords();
  const { data: states } = useQuery(cameraStatesQuery);
  const stateOf = new Map(states?.items.map(({ cameraId, state }) => [cameraId, state]));
  const columns: Column<Camera>[] = [
    {
      key: 'name',
      title: t('cameras.name'),
      render: (camera) => (
        <>
          <Link to="/cameras/$id" params={{ id: camera.id }} className={page.strong}>
            {camera.private && <LockOutlined aria-label={t('cameras.private')} />} {camera.name}
          </Link>
          <div className={styles.id}>{camera.id}</div>
        </>
      ),
    },
    { key: 'area', title: t('cameras.area'), render: ({ areaName }) => areaName },
    {
      key: 'owner',
      title: t('cameras.owner'),
      render: ({ owner, ownerKind }) => (
        <>
          {owner}
          <div className={page.faint}>{words.ownerKind(ownerKind)}</div>
        </>
      ),
    },
    {
      key: 'place',
      title: t('cameras.placeType'),
      render: ({ placeType, zone }) => (
        <>
          {words.placeType(placeType)}
          {zone && <div className={page.faint}>{t(`cameras.zones.${zone}`)}</div>}
        </>
      ),
    },
    {
      key: 'state',
      title: t('cameras.state'),
      render: (camera) => <StateWords camera={camera} state={stateOf.get(camera.id) ?? 'idle'} />,
    },
    {
      key: 'act',
      title: '',
      render: ({ id, name }) =>
        keeps && (
          <Button
            type="text"
            icon={<EditOutlined />}
            aria-label={t('cameras.editOf', { name })}
            onClick={() => onEdit(id)}
          />
        ),
    },
  ];
  return (
    <DataTable<Camera> caption={t('cameras.list')} columns={columns} rows={rows} rowKey={({ id }) => id} />
  );
}

function StateWords({ camera, state }: { camera: Camera; state: RelayState }) {
  const { t } = useTranslation();
  const known = camera.private ? 'private' : camera.playable ? state : 'noSource';
  return (
    <span className={styles.state} data-state={known}>
      {t(`cameras.states.${known}`)}
      {camera.turnable && <span className={page.faint}> · {t('cameras.turnable')}</span>}
    </span>
  );
}
