import type { AuditEntry } from '@fengqiao/contract/audit';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTimeOf, secondOf } from '../../lib/time.ts';
import styles from '../../ui/page.module.css';
import detailStyles from './audit.module.css';
import { ObjectLink } from './object-link.tsx';

/** One row of the log with everything that was written down. */
export function AuditDetail({ entry, onClose }: { entry: AuditEntry | null; onClose: () => void }) {
  return (
    <Drawer
      open={entry !== null}
      onClose={onClose}
      size="34rem"
      title={entry && `${entry.day} · ${entry.no}`}
      getContainer={() => document.getElementById('root') ?? document.body}
      destroyOnHidden
    >
      {entry && <Facts entry={entry} />}
    </Drawer>
  );
}

function Facts({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const { at, actor, role, areaCode, terminal, address, action, outcome, object, detail, hash } = entry;
  const none = t('common.none');
  const facts: [string, React.ReactNode][] = [
    [t('audit.time'), `${dateTimeOf(at)}:${secondOf(at).slice(-2)}`],
    [t('audit.actor'), actor ?? t('audit.nobody')],
    [t('accounts.role'), role ? t(`session.role.${role}`) : none],
    [t('accounts.area'), areaCode ?? none],
    [t('session.list.terminal'), terminal ?? none],
    [t('session.list.address'), address ?? none],
    [t('audit.actionLabel'), `${t(`audit.action.${action}`)} (${action})`],
    [t('audit.outcomeLabel'), t(`audit.outcome.${outcome}`)],
    [t('audit.object'), <ObjectLink key="object" object={object} />],
    ...Object.entries(detail).map(([name, value]): [string, string] => [
      t(`audit.detail.${name}`, { defaultValue: name }),
      Array.isArray(value) ? value.join(t('common.listComma')) : String(value ?? none),
    ]),
  ];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={detailStyles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3 className={detailStyles.heading}>{t('audit.hash')}</h3>
      <code className={detailStyles.hash}>{hash}</code>
    </>
  );
}
