import type { FloorFault } from '@fengqiao/contract/floor-faults';
import { readFloorGeojson } from '@fengqiao/contract/floor-geojson';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultList } from './fault-list.tsx';
import type { FloorDraft } from './floor-draft.ts';
import styles from './floors.module.css';

interface ImportPlanProps {
  /** What the file holds; nothing is stored yet. */
  onRead(plan: Pick<FloorDraft, 'outline' | 'rooms' | 'cameras'>): void;
  /** Stands beside the button. */
  beside?: ReactNode;
}

/** Reads a plan from a GeoJSON file of this machine; names every feature that does not fit and takes none of them. */
export function ImportPlan({ onRead, beside }: ImportPlanProps) {
  const { t } = useTranslation();
  const inputRef = useRef<HTMLInputElement>(null);
  const [upwards, setUpwards] = useState(true);
  const [faults, setFaults] = useState<readonly FloorFault[]>([]);
  const read = async (file: File) => {
    const value = await file
      .text()
      .then((text) => JSON.parse(text) as unknown)
      .catch(() => null);
    const plan = readFloorGeojson(value, { yAxis: upwards ? 'up' : 'down' });
    setFaults(plan.faults);
    if (plan.faults.length === 0 && plan.outline !== null)
      onRead({ outline: plan.outline, rooms: plan.rooms, cameras: plan.cameras });
  };
  return (
    <div className={styles.edit}>
      <p className={styles.note}>{t('floors.importHelp')}</p>
      <Checkbox checked={upwards} onChange={({ target }) => setUpwards(target.checked)}>
        {t('floors.upwards')}
      </Checkbox>
      <input
        ref={inputRef}
        type="file"
        accept=".geojson,.json"
        hidden
        aria-label={t('floors.import')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void read(file);
          // The same file may be chosen again once it was put right.
          target.value = '';
        }}
      />
      <div className={styles.steps}>
        <Button onClick={() => inputRef.current?.click()}>{t('floors.import')}</Button>
        {beside}
      </div>
      <FaultList faults={faults} />
    </div>
  );
}
