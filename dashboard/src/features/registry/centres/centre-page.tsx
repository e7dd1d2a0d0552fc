import type { CentreLine, CentreRegister } from '@fengqiao/contract/centre-register';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../lib/reference.ts';
import page from '../../../ui/page.module.css';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { centresQuery } from '../api.ts';
import styles from '../registry.module.css';
import { RegistryNav } from '../registry-nav.tsx';
import { DepartmentsPanel, PeoplePanel, RoomsPanel, TeamsPanel } from './centre-panels.tsx';
import { isShort } from './centre-sums.ts';
import { ProfileDialog } from './profile-dialog.tsx';

/** `/centres/:id`: everything that is registered of one centre; `mayWrite` = its head keeps it. */
export function CentrePage({ mayWrite }: { mayWrite: boolean }) {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/shell/centres/$id' });
  const register = useQuery(centresQuery({ id }));
  const [editing, setEditing] = useState(false);
  const centre = register.data?.centres[0];
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{centre?.name ?? t('registry.centre')}</h1>
        <span className={page.buttons}>
          <Link to="/board/$centre" params={{ centre: id }}>
            {t('boards.open')}
          </Link>
          <Link to="/centres/$id/floors" params={{ id }}>
            {t('registry.floorPlan')}
          </Link>
          <Link to="/checklists" search={centre === undefined ? {} : { area: centre.areaCode }}>
            {t('checklists.title')}
          </Link>
        </span>
      </header>
      <RegistryNav />
      <div className={styles.panels}>
        <Panel
          title={t('registry.facts')}
          extra={
            mayWrite && (
              <Button size="small" onClick={() => setEditing(true)}>
                {t('registry.edit')}
              </Button>
            )
          }
          state={panelState(register, ({ centres }) => centres.length === 0)}
          emptyText={t('registry.noCentre')}
          onRetry={() => void register.refetch()}
        >
          {centre && <Facts centre={centre} />}
        </Panel>
        <div className={styles.columns}>
          <DepartmentsPanel centreId={id} />
          <RoomsPanel centreId={id} />
          <PeoplePanel centreId={id} />
          {centre && <TeamsPanel area={centre.areaCode} />}
          {register.data && register.data.structures.length > 0 && <Structures register={register.data} />}
        </div>
      </div>
      {editing && centre && <ProfileDialog centre={centre} onClose={() => setEditing(false)} />}
    </div>
  );
}

function Facts({ centre }: { centre: CentreLine }) {
  const { t } = useTranslation();
  const { floorAreaM2, grade, posts, fullTimeStaff, shouldBe, rooms } = centre;
  const notSaid = t('registry.notSaid');
  return (
    <dl className={page.facts}>
      <dt>{t('registry.area')}</dt>
      <dd>
        {centre.areaName} {centre.areaCode} · {t(`indicators.level.${centre.level}`)}
      </dd>
      <dt>{t('registry.floorArea')}</dt>
      <dd>{floorAreaM2 === null ? notSaid : t('registry.m2', { n: floorAreaM2 })}</dd>
      <dt>{t('registry.gradeLabel')}</dt>
      <dd>{grade === null ? notSaid : t(`registry.grade.${grade}`)}</dd>
      <dt>{t('registry.posts')}</dt>
      <dd>{posts ?? notSaid}</dd>
      <dt>{t('registry.fullTime')}</dt>
      <dd className={isShort(centre) ? page.warn : undefined}>
        {fullTimeStaff ?? notSaid} {isShort(centre) && t('registry.tooFew')}
      </dd>
      <dt>{t('registry.zones')}</dt>
      <dd>{t('registry.roomsByZone', rooms)}</dd>
      <dt>{t('registry.name')}</dt>
      <dd>{shouldBe === null ? t('registry.nameFits') : t('registry.shouldBe', { name: shouldBe })}</dd>
    </dl>
  );
}

/** 1+6+N and the like: what the place's rules say a centre is made of (BZ-19, MS-08); whether it is there says the checklist. */
function Structures({ register }: { register: CentreRegister }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <>
      {register.structures.map((structure) => (
        <Panel
          key={structure.id}
          title={label(structure.label)}
          note={structure.sourceRow}
          state={{ kind: 'ready' }}
        >
          <ol className={styles.list}>
            {structure.items.map((item) => (
              <li key={item.zh}>{label(item)}</li>
            ))}
          </ol>
          <p className={page.faint}>
            <Link to="/checklists" search={{ area: register.areaCode }}>
              {t('registry.structureState')}
            </Link>
          </p>
        </Panel>
      ))}
    </>
  );
}
