import type { Tile } from '@fengqiao/contract/wall-tiles';
import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaTileForm } from './area-tile-form.tsx';
import { CameraChoice } from './camera-choice.tsx';
import { PageTileForm } from './page-tile-form.tsx';
import { CaseTileForm, TextTileForm } from './plain-tile-forms.tsx';
import { TileOffer } from './tile-offer.tsx';
import styles from './wall-editor.module.css';

const kinds = ['camera', 'map', 'chart', 'list', 'rooms', 'case', 'text', 'page'] as const;
type Kind = (typeof kinds)[number];

/** Everything that can stand on a wall: chosen here, then dragged or taken in hand. `areaCode`: of the wall. */
export function TilePalette({ areaCode }: { areaCode: string }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('camera');
  return (
    <section className={styles.stack} aria-label={t('wallDesk.palette.title')}>
      <Radio.Group
        size="small"
        className={styles.kinds ?? ''}
        optionType="button"
        buttonStyle="solid"
        value={kind}
        aria-label={t('wallDesk.palette.kind')}
        options={kinds.map((value) => ({ value, label: t(`wallDesk.palette.${value}`) }))}
        onChange={({ target }) => setKind(target.value as Kind)}
      />
      <p className={styles.faint}>{t('wallDesk.palette.hint')}</p>
      {kind === 'camera' ? (
        <CameraChoice areaCode={areaCode} />
      ) : (
        <OneTile key={kind} kind={kind} areaCode={areaCode} />
      )}
    </section>
  );
}

function OneTile({ kind, areaCode }: { kind: Exclude<Kind, 'camera'>; areaCode: string }) {
  const [tile, setTile] = useState<Tile | null>(null);
  return (
    <>
      {kind === 'case' && <CaseTileForm onChange={setTile} />}
      {kind === 'text' && <TextTileForm onChange={setTile} />}
      {kind === 'page' && <PageTileForm areaCode={areaCode} onChange={setTile} />}
      {(kind === 'map' || kind === 'chart' || kind === 'list' || kind === 'rooms') && (
        <AreaTileForm kind={kind} areaCode={areaCode} onChange={setTile} />
      )}
      <TileOffer tile={tile} />
    </>
  );
}
