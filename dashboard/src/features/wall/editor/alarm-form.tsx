import { tiers } from '@fengqiao/contract/cases';
import type { AlarmPolicy } from '@fengqiao/contract/wall-alarms';
import type { Wall } from '@fengqiao/contract/walls';
import { Button, Checkbox, Form, InputNumber, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel.tsx';
import { putPolicy } from '../api.ts';
import type { WallActs } from '../use-wall-acts.ts';
import styles from './wall-editor.module.css';

interface AlarmFormProps {
  wall: Wall;
  /** Reserved places of all its screens. */
  places: number;
  /** null = this account only looks. */
  acts: WallActs | null;
}

/** The alarm policy as figures to fill in and, above them, as a sentence that says what the wall will do. */
export function AlarmForm({ wall, places, acts }: AlarmFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<AlarmPolicy>();
  const policy = { ...wall.policy, ...Form.useWatch([], form) };
  const number = (name: keyof AlarmPolicy, min: number, max: number) => (
    <Form.Item
      name={name}
      label={t(`wallDesk.policy.${name}`)}
      rules={[{ required: true, message: t('wallDesk.nameNeeded') }]}
    >
      <InputNumber min={min} max={max} precision={0} />
    </Form.Item>
  );
  return (
    <Panel title={t('wallDesk.policy.title')} state={{ kind: 'ready' }}>
      <p>
        <PolicyWords policy={policy} places={places} />
      </p>
      <Form<AlarmPolicy>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={acts === null}
        initialValues={wall.policy}
        onFinish={(next) => acts?.act(t('wallDesk.policy.changed'), () => putPolicy(wall.id, next))}
      >
        <div className={styles.policy}>
          <Form.Item name="enabled" label={t('wallDesk.policy.enabled')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="tiers" label={t('wallDesk.policy.tiers')}>
            <Checkbox.Group options={tiers.map((value) => ({ value, label: t(`tier.${value}`) }))} />
          </Form.Item>
          {number('everyS', 5, 3600)}
          {number('showS', 10, 3600)}
          {number('cameras', 0, 9)}
          {number('withinM', 50, 20_000)}
        </div>
        {acts && (
          <Button type="primary" htmlType="submit" loading={acts.busy}>
            {t('common.save')}
          </Button>
        )}
      </Form>
    </Panel>
  );
}

function PolicyWords({ policy, places }: { policy: AlarmPolicy; places: number }) {
  const { t } = useTranslation();
  if (!policy.enabled || policy.tiers.length === 0) return t('wallDesk.policy.off');
  if (places === 0) return t('wallDesk.policy.noPlaces');
  const names = policy.tiers.map((tier) => t(`tier.${tier}`)).join(t('common.listComma'));
  return t('wallDesk.policy.words', { ...policy, tiers: names, places });
}
