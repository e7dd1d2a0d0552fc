import { tiers } from '@fengqiao/contract/cases';
import { panelIds, type Tile, tileLists } from '@fengqiao/contract/wall-tiles';
import { Form, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../../ui/area-select.tsx';

type Kind = 'map' | 'chart' | 'list' | 'rooms';

interface AreaTileFormProps {
  kind: Kind;
  /** Area that is proposed: the wall's. */
  areaCode: string;
  onChange: (tile: Tile) => void;
}

/** A tile that tells of an area: its map, a panel, a list, or the state of its rooms. */
export function AreaTileForm({ kind, areaCode, onChange }: AreaTileFormProps) {
  const { t } = useTranslation();
  const [area, setArea] = useState(areaCode);
  const [tier, setTier] = useState<(typeof tiers)[number] | ''>('');
  const [panel, setPanel] = useState<(typeof panelIds)[number]>('totals');
  const [list, setList] = useState<(typeof tileLists)[number]>('red');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller's setter does not change.
  useEffect(() => {
    if (kind === 'map') onChange({ kind, area, ...(tier === '' ? {} : { filter: { tier } }) });
    else if (kind === 'chart') onChange({ kind, area, panel });
    else if (kind === 'list') onChange({ kind, area, list });
    else onChange({ kind, area });
  }, [kind, area, tier, panel, list]);
  return (
    <Form layout="vertical" component="div">
      <Form.Item label={t('wallDesk.palette.area')}>
        <AreaSelect label={t('wallDesk.palette.area')} value={area} onChange={setArea} />
      </Form.Item>
      {kind === 'map' && (
        <Form.Item label={t('wallDesk.palette.cases')}>
          <Select
            aria-label={t('wallDesk.palette.cases')}
            value={tier}
            options={[
              { value: '' as const, label: t('wallDesk.palette.allOpen') },
              ...tiers.map((value) => ({
                value,
                label: t('wallDesk.palette.onlyTier', { tier: t(`tier.${value}`) }),
              })),
            ]}
            onChange={setTier}
          />
        </Form.Item>
      )}
      {kind === 'chart' && (
        <Form.Item label={t('wallDesk.palette.panel')}>
          <Select
            aria-label={t('wallDesk.palette.panel')}
            value={panel}
            options={panelIds.map((value) => ({ value, label: t(`wallDesk.panel.${value}`) }))}
            onChange={setPanel}
          />
        </Form.Item>
      )}
      {kind === 'list' && (
        <Form.Item label={t('wallDesk.palette.listOf')}>
          <Select
            aria-label={t('wallDesk.palette.listOf')}
            value={list}
            options={tileLists.map((value) => ({ value, label: t(`wallDesk.list.${value}`) }))}
            onChange={setList}
          />
        </Form.Item>
      )}
    </Form>
  );
}
