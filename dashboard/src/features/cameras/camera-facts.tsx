import type { CameraDetail } from '@fengqiao/contract/cameras';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { useCameraWords } from './words.ts';

const dash = '–';

/** What is registered of a camera, but never its address. */
export function CameraFacts({ camera }: { camera: CameraDetail }) {
  const { t } = useTranslation();
  const words = useCameraWords();
  const yes = (value: boolean) => t(value ? 'cameras.yes' : 'cameras.no');
  const with_ = (value: number | null, unit: string) => (value === null ? dash : `${value} ${unit}`);
  const { lng, lat } = camera.location;
  const datum = camera.datum === 'WGS84' ? 'WGS84' : t('cameras.from', { datum: camera.datum });
  const facts: [string, string][] = [
    ['id', camera.id],
    ['area', `${camera.areaName} ${camera.areaCode}`],
    ['owner', `${camera.owner} · ${words.ownerKind(camera.ownerKind)}`],
    ['placeType', words.placeType(camera.placeType)],
    ['zone', camera.zone === null ? dash : t(`cameras.zones.${camera.zone}`)],
    ['position', `${lng.toFixed(6)}, ${lat.toFixed(6)} (${datum})`],
    ['directionDeg', with_(camera.directionDeg, '°')],
    ['fovDeg', with_(camera.fovDeg, '°')],
    ['viewM', with_(camera.viewM, 'm')],
    ['heightM', with_(camera.heightM, 'm')],
    ['floor', camera.floor ?? dash],
    ['ptzType', camera.ptzType === null ? dash : t(`cameras.ptzTypes.${camera.ptzType}`)],
    ['publicPlace', t(camera.publicPlace ? 'cameras.is' : 'cameras.isNot')],
    ['securityGrade', camera.securityGrade ?? dash],
    ['source', sourceWords(camera)],
    ['subStream', yes(camera.hasSubStream)],
    ['device', yes(camera.hasDevice)],
    ['updated', `${dateTimeOf(camera.updatedAt)}${camera.updatedBy ? ` · ${camera.updatedBy}` : ''}`],
  ];
  function sourceWords({ playable, upstream }: CameraDetail): string {
    if (!playable) return t('cameras.states.noSource');
    return upstream === null ? yes(true) : t('cameras.through', { name: upstream.name });
  }
  return (
    <Panel title={t('cameras.facts')} state={{ kind: 'ready' }}>
      <dl className={page.facts}>
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{t(`cameras.${name}`)}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </Panel>
  );
}
