import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { floorGeojson } from '@fengqiao/contract/floor-geojson';
import type { Floor } from '@fengqiao/contract/floors';
import { namePoint } from '@fengqiao/contract/plan-shape';
import { Button } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/form-problem.tsx';
import { FaultList, faultsOf } from './fault-list.tsx';
import type { FloorDraft, PlanItem } from './floor-draft.ts';
import { FloorForm } from './floor-form.tsx';
import styles from './floors.module.css';
import { ImportPlan } from './import-plan.tsx';
import { UnplacedCameras } from './unplaced-cameras.tsx';
import type { FloorEditor } from './use-floor-editor.ts';

interface EditPanelProps {
  editor: FloorEditor;
  drawn: Floor;
  chosen: PlanItem | null;
  onChoose(item: PlanItem | null): void;
}

/** Beside a storey that is being changed: its words, its cameras without a place, a file, the steps, and storing it. */
export function EditPanel({ editor, drawn, chosen, onChoose }: EditPanelProps) {
  const { t } = useTranslation();
  const { editing, store } = editor;
  useUndoKeys(editor);
  if (editing === null) return null;
  const { before, after, now } = editing.history;
  const place = (cameraId: string) => {
    editor.move({ kind: 'camera', cameraId }, namePoint(now.outline), 'hand');
    onChoose({ kind: 'camera', cameraId });
  };
  return (
    <section className={styles.edit} aria-label={t('floors.editing', { floor: editing.floor })}>
      <p className={styles.note}>{t('floors.editHelp')}</p>
      <div className={styles.steps}>
        <Button
          icon={<UndoOutlined aria-hidden="true" />}
          disabled={before.length === 0}
          onClick={editor.undo}
        >
          {t('floors.undo')}
        </Button>
        <Button
          icon={<RedoOutlined aria-hidden="true" />}
          disabled={after.length === 0}
          onClick={editor.redo}
        >
          {t('floors.redo')}
        </Button>
        {chosen?.kind === 'camera' && (
          <Button onClick={() => editor.takeDown(chosen.cameraId)}>{t('floors.takeDown')}</Button>
        )}
      </div>
      <UnplacedCameras
        cameras={drawn.cameras.filter(({ at }) => at === null)}
        onChoose={(cameraId) => onChoose({ kind: 'camera', cameraId })}
        onPlace={place}
      />
      <FloorForm draft={now} onChange={editor.set} />
      <ImportPlan
        onRead={(plan) => editor.set(plan, null)}
        beside={
          <Button onClick={() => savePlan(now, `floor-${editing.floor}.geojson`)}>
            {t('floors.export')}
          </Button>
        }
      />
      <FormProblem error={store.error} />
      <FaultList faults={faultsOf(store.error)} />
      <div className={styles.steps}>
        <Button
          type="primary"
          disabled={!editor.changed || now.name.trim() === ''}
          loading={store.isPending}
          onClick={() => store.mutate(editing)}
        >
          {t('common.save')}
        </Button>
        <Button onClick={editor.cancel}>{t('common.cancel')}</Button>
      </div>
    </section>
  );
}

/** Ctrl+Z takes a step back, Ctrl+Y or Ctrl+Shift+Z does it again; in a field they stay the field's. */
function useUndoKeys(editor: FloorEditor): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const inField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
    if (inField || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) editor.redo();
    else editor.undo();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** The plan as a file of this machine, to be drawn on elsewhere. */
function savePlan(draft: FloorDraft, fileName: string): void {
  const file = new Blob([JSON.stringify(floorGeojson(draft), null, 1)], { type: 'application/geo+json' });
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
