import type { Tour, TourInput } from '@fengqiao/contract/wall-tours';
import type { Wall } from '@fengqiao/contract/walls';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../live/query-keys.ts';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { changeTour, createTour } from '../scenes-api.ts';
import { PlacePicker } from './place-picker.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { TourCameras } from './tour-cameras.tsx';
import { draftOf, inputOfDraft, missingIn, type TourDraft } from './tour-form.ts';
import { TourScenes } from './tour-scenes.tsx';
import styles from './wall-editor.module.css';

interface TourDrawerProps {
  wall: Wall;
  tours: readonly Tour[];
  /** Id of a tour or `new`; null = closed. */
  open: string | null;
  onClose: () => void;
}

/** The form of a tour. */
export function TourDrawer({ wall, tours, open, onClose }: TourDrawerProps) {
  const { t } = useTranslation();
  const tour = tours.find(({ id }) => id === open) ?? null;
  return (
    <Drawer
      open={open === 'new' || tour !== null}
      onClose={onClose}
      size="56rem"
      title={t(tour === null ? 'wallDesk.tour.new' : 'wallDesk.tour.edit')}
      getContainer={() => document.getElementById('root') ?? document.body}
      destroyOnHidden
    >
      <TourForm key={open} wall={wall} tour={tour} onDone={onClose} />
    </Drawer>
  );
}

const shortestDwell = 5;
const longestDwell = 3600;

function TourForm({ wall, tour, onDone }: { wall: Wall; tour: Tour | null; onDone: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<TourDraft>(() => draftOf(tour, wall.screens));
  const change = (part: Partial<TourDraft>) => setDraft((before) => ({ ...before, ...part }));
  const missing = missingIn(draft);
  const save = useMutation({
    mutationFn: (input: TourInput) =>
      tour === null ? createTour(wall.id, input) : changeTour(wall.id, tour.id, input),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.wallRecords(wall.id) });
      onDone();
    },
  });
  let number = 1;
  return (
    <Form layout="vertical" onFinish={() => missing === null && save.mutate(inputOfDraft(draft))}>
      <FormProblem error={save.error} />
      <Form.Item label={t('wallDesk.tour.name')} htmlFor="tour-name">
        <Input
          id="tour-name"
          autoFocus
          autoComplete="off"
          maxLength={40}
          value={draft.name}
          onChange={({ target }) => change({ name: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('wallDesk.tour.dwell')} extra={t('wallDesk.tour.dwellHint')} htmlFor="tour-dwell">
        <InputNumber
          id="tour-dwell"
          min={shortestDwell}
          max={longestDwell}
          precision={0}
          value={draft.dwellS}
          onChange={(dwellS) => dwellS !== null && change({ dwellS })}
        />
      </Form.Item>
      <Form.Item label={t('wallDesk.tour.what')}>
        <Segmented
          value={draft.kind}
          aria-label={t('wallDesk.tour.what')}
          options={[
            { value: 'cameras' as const, label: t('wallDesk.tour.ofCameras') },
            { value: 'scenes' as const, label: t('wallDesk.tour.ofScenes') },
          ]}
          onChange={(kind) => change({ kind })}
        />
      </Form.Item>
      {draft.kind === 'scenes' ? (
        <TourScenes wallId={wall.id} chosen={draft.sceneIds} onChange={(sceneIds) => change({ sceneIds })} />
      ) : (
        <>
          <TourCameras
            areaCode={wall.areaCode}
            chosen={draft.cameraIds}
            onChange={(cameraIds) => change({ cameraIds })}
          />
          <Form.Item label={t('wallDesk.tour.targets')} extra={t('wallDesk.tour.targetsHint')}>
            <div className={styles.row}>
              {wall.screens.map((screen) => {
                const chosen = draft.targets[screen.id] ?? [];
                const firstNumber = number;
                number += chosen.length;
                return (
                  <PlacePicker
                    key={screen.id}
                    screen={screen}
                    chosen={chosen}
                    firstNumber={firstNumber}
                    onChange={(places) => change({ targets: { ...draft.targets, [screen.id]: places } })}
                  />
                );
              })}
            </div>
          </Form.Item>
        </>
      )}
      <ScheduleFields value={draft.schedule} onChange={(schedule) => change({ schedule })} />
      <div className={styles.row}>
        <Button type="primary" htmlType="submit" disabled={missing !== null} loading={save.isPending}>
          {t('common.save')}
        </Button>
        {missing !== null && <p className={styles.faint}>{t(`wallDesk.tour.missing.${missing}`)}</p>}
      </div>
    </Form>
  );
}
