import {
  AimOutlined,
  BgColorsOutlined,
  BlockOutlined,
  BorderOutlined,
  HighlightOutlined,
  HomeOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Popover, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../lib/reference.ts';
import styles from './desk-map.module.css';
import { type MapLayerId, mapLayerIds } from './map-search.ts';
import type { RingKind } from './ring-tool.tsx';

interface MapToolsProps {
  painting: boolean;
  layers: ReadonlySet<MapLayerId>;
  drawing: RingKind | null;
  onPaint: () => void;
  onLayers: (layers: ReadonlySet<MapLayerId>) => void;
  onDraw: (kind: RingKind | null) => void;
  /** Takes everything in the picture: the box without a mouse. */
  onWholeView: () => void;
  onHome: () => void;
}

/** The map's own tools in a narrow column. */
export function MapTools(props: MapToolsProps) {
  const { painting, layers, drawing, onPaint, onLayers, onDraw, onWholeView, onHome } = props;
  const { t } = useTranslation();
  const { data: reference } = useQuery(referenceQuery);
  // Where the site has no key of 天地图 nobody is offered it.
  const offered = mapLayerIds.filter((id) => id !== 'tianditu' || reference?.region.tianditu === true);
  const choose = (
    <Checkbox.Group
      className={styles.layerList ?? ''}
      value={[...layers]}
      options={offered.toReversed().map((value) => ({ value, label: t(`map.layer.${value}`) }))}
      onChange={(values) => onLayers(new Set(values as MapLayerId[]))}
    />
  );
  return (
    <div
      className={styles.tools}
      role="toolbar"
      aria-label={t('map.tools.title')}
      aria-orientation="vertical"
    >
      <Tool label={t('map.tools.paint')} icon={<BgColorsOutlined />} pressed={painting} onClick={onPaint} />
      <Popover content={choose} title={t('map.tools.layers')} trigger="click" placement="leftTop">
        <Button icon={<BlockOutlined aria-hidden="true" />} aria-label={t('map.tools.layers')} />
      </Popover>
      <Tool
        label={t('map.tools.box')}
        icon={<BorderOutlined />}
        pressed={drawing === 'box'}
        onClick={() => onDraw(drawing === 'box' ? null : 'box')}
      />
      <Tool
        label={t('map.tools.lasso')}
        icon={<HighlightOutlined />}
        pressed={drawing === 'lasso'}
        onClick={() => onDraw(drawing === 'lasso' ? null : 'lasso')}
      />
      <Tool label={t('map.tools.wholeView')} icon={<AimOutlined />} onClick={onWholeView} />
      <Tool label={t('map.tools.home')} icon={<HomeOutlined />} onClick={onHome} />
    </div>
  );
}

interface ToolProps {
  label: string;
  icon: ReactNode;
  pressed?: boolean;
  onClick: () => void;
}

function Tool({ label, icon, pressed, onClick }: ToolProps) {
  return (
    <Tooltip title={label} placement="left">
      <Button
        icon={icon}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        type={pressed ? 'primary' : 'default'}
        onClick={onClick}
      />
    </Tooltip>
  );
}
