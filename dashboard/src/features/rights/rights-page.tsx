import { CheckOutlined, PrinterOutlined } from '@ant-design/icons';
import { type Role, roles } from '@fengqiao/contract/accounts';
import type { RightLine } from '@fengqiao/contract/rights';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import pageStyles from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { rightsQuery } from './api.ts';
import { groupRights, type RightGroup, wordsKey } from './group-rights.ts';
import styles from './rights.module.css';

/** `/rights`: which role may do what, and how far it reaches, as the running gateway enforces it. */
export function RightsPage() {
  const { t } = useTranslation();
  const rights = useQuery(rightsQuery);
  return (
    <div className={pageStyles.wide}>
      <header className={pageStyles.head}>
        <h1 className={pageStyles.title}>{t('shell.rights')}</h1>
        <Button
          className={styles.screenOnly ?? ''}
          icon={<PrinterOutlined aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t('rights.print')}
        </Button>
      </header>
      <p className={pageStyles.lead}>{t('rights.lead')}</p>
      <Panel
        title={t('rights.table')}
        note={t('rights.count', { count: rights.data?.length ?? 0 })}
        state={panelState(rights)}
        onRetry={() => void rights.refetch()}
      >
        <Matrix groups={groupRights(rights.data ?? [])} />
      </Panel>
      <Roles />
    </div>
  );
}

function Matrix({ groups }: { groups: readonly RightGroup[] }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label={t('rights.table')}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('rights.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rights.route')}</th>
            {roles.map((role) => (
              <th key={role} scope="col" className={styles.role}>
                {t(`session.role.${role}`)}
              </th>
            ))}
            <th scope="col">{t('rights.reachLabel')}</th>
          </tr>
        </thead>
        {groups.map(({ noun, lines }) => (
          <tbody key={noun}>
            <tr>
              <th scope="rowgroup" colSpan={roles.length + 2} className={styles.group}>
                {t(`rights.noun.${noun}`, { defaultValue: noun })}
              </th>
            </tr>
            {lines.map((line) => (
              <Row key={line.name} line={line} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Row({ line }: { line: RightLine }) {
  const { t } = useTranslation();
  const others = [
    line.public && t('rights.public'),
    line.source && t('rights.source'),
    line.node && t('rights.node'),
  ].filter(Boolean);
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <span className={styles.what}>{t(wordsKey(line), { defaultValue: '' })}</span>
        <code className={pageStyles.faint}>{line.name}</code>
        {others.length > 0 && <span className={pageStyles.faint}> {others.join(' · ')}</span>}
      </th>
      {roles.map((role) => (
        <Mark key={role} may={line.public || line.roles.includes(role)} role={role} />
      ))}
      <td>{line.public ? '' : t(`rights.reach.${line.reach}`)}</td>
    </tr>
  );
}

function Mark({ may, role }: { may: boolean; role: Role }) {
  const { t } = useTranslation();
  return (
    <td className={styles.mark} data-may={may || undefined}>
      {may && (
        <>
          <CheckOutlined aria-hidden="true" />
          <span className="visually-hidden">{t('rights.may', { role: t(`session.role.${role}`) })}</span>
        </>
      )}
    </td>
  );
}

/** What each role is for, in words. */
function Roles() {
  const { t } = useTranslation();
  return (
    <section className={styles.roles} aria-labelledby="roles-title">
      <h2 id="roles-title" className={styles.heading}>
        {t('rights.roles')}
      </h2>
      <dl className={pageStyles.facts}>
        {roles.map((role) => (
          <div key={role} className={styles.fact}>
            <dt>{t(`session.role.${role}`)}</dt>
            <dd>{t(`session.may.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
