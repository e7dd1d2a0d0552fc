import type { CentreLine } from '@fengqiao/contract/centre-register';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../ui/data-table.tsx';
import page from '../../../ui/page.module.css';
import { isShort } from './centre-sums.ts';

/** The register of centres as rows; what nobody has said is a dash, never 0. */
export function CentreTable({ centres }: { centres: readonly CentreLine[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t('registry.centres.list')}
      rows={centres}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: t('registry.centre'), render: (centre) => <CentreName centre={centre} /> },
        { key: 'level', title: t('registry.level'), render: ({ level }) => t(`indicators.level.${level}`) },
        {
          key: 'area',
          title: t('registry.floorArea'),
          render: ({ floorAreaM2 }) => (floorAreaM2 === null ? '–' : t('registry.m2', { n: floorAreaM2 })),
        },
        {
          key: 'posts',
          title: t('registry.posts'),
          render: ({ posts, grade }) =>
            [posts ?? '–', ...(grade === null ? [] : [t(`registry.grade.${grade}`)])].join(' · '),
        },
        {
          key: 'fullTime',
          title: t('registry.fullTime'),
          render: (centre) => (
            <span className={isShort(centre) ? page.warn : undefined}>
              {centre.fullTimeStaff ?? t('registry.notSaid')}
            </span>
          ),
        },
        {
          key: 'rooms',
          title: t('registry.rooms'),
          render: ({ rooms }) => t('registry.roomsByZone', rooms),
        },
        {
          key: 'floors',
          title: t('registry.floors'),
          render: ({ id, floors }) => (
            <Link to="/centres/$id/floors" params={{ id }}>
              {floors === 0 ? t('registry.noFloors') : floors}
            </Link>
          ),
        },
        {
          key: 'departments',
          title: t('registry.departments'),
          render: ({ resident, rotating, onCall }) => t('registry.presence', { resident, rotating, onCall }),
        },
        { key: 'windows', title: t('registry.windows'), render: ({ windows }) => windows },
        {
          key: 'staff',
          title: t('registry.people'),
          render: ({ id, staff }) => (
            <Link to="/staff" search={{ centre: id }}>
              {staff}
            </Link>
          ),
        },
      ]}
    />
  );
}

function CentreName({ centre }: { centre: CentreLine }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/centres/$id" params={{ id: centre.id }}>
        {centre.name}
      </Link>
      {centre.shouldBe !== null && (
        <div className={page.faint}>{t('registry.shouldBe', { name: centre.shouldBe })}</div>
      )}
    </>
  );
}
