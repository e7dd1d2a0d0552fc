import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { scenesQuery } from '../scenes-api.ts';

interface TourScenesProps {
  wallId: string;
  chosen: readonly string[];
  onChange: (sceneIds: string[]) => void;
}

/** The scenes of a tour, in the order in which they are chosen. */
export function TourScenes({ wallId, chosen, onChange }: TourScenesProps) {
  const { t } = useTranslation();
  const { data: scenes } = useQuery(scenesQuery(wallId));
  return (
    <Form.Item label={t('wallDesk.tab.scenes')} extra={t('wallDesk.tour.scenesHint')} htmlFor="tour-scenes">
      <Select
        id="tour-scenes"
        mode="multiple"
        value={[...chosen]}
        options={(scenes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        notFoundContent={t('wallDesk.scene.empty')}
        onChange={(ids: string[]) => onChange(ids)}
      />
    </Form.Item>
  );
}
