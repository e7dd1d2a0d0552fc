import type { TourSchedule } from '@fengqiao/contract/wall-tours';
import { Checkbox, Form, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './wall-editor.module.css';

const days = [1, 2, 3, 4, 5, 6, 7] as const;
const usual: TourSchedule = { days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' };

interface ScheduleFieldsProps {
  value: TourSchedule | null;
  onChange: (schedule: TourSchedule | null) => void;
}

/** When a tour begins and ends by itself; off = by hand only. The time fields are the browser's own. */
export function ScheduleFields({ value, onChange }: ScheduleFieldsProps) {
  const { t } = useTranslation();
  return (
    <Form.Item label={t('wallDesk.tour.schedule')} extra={t('wallDesk.tour.scheduleHint')}>
      <div className={styles.row}>
        <Switch
          aria-label={t('wallDesk.tour.bySchedule')}
          checked={value !== null}
          onChange={(on) => onChange(on ? usual : null)}
        />
        <span>{t(value === null ? 'wallDesk.tour.byHand' : 'wallDesk.tour.bySchedule')}</span>
      </div>
      {value !== null && (
        <div className={styles.row}>
          <Checkbox.Group
            value={value.days}
            options={days.map((day) => ({ value: day, label: t(`time.weekday.${day % 7}`) }))}
            onChange={(chosen) => onChange({ ...value, days: [...chosen].sort() })}
          />
          <input
            type="time"
            className={styles.time}
            aria-label={t('wallDesk.tour.from')}
            value={value.from}
            onChange={({ target }) => target.value && onChange({ ...value, from: target.value })}
          />
          –
          <input
            type="time"
            className={styles.time}
            aria-label={t('wallDesk.tour.until')}
            value={value.until}
            onChange={({ target }) => target.value && onChange({ ...value, until: target.value })}
          />
        </div>
      )}
    </Form.Item>
  );
}
