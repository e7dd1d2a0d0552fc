import type { IndicatorName, IndicatorQuery } from '@fengqiao/contract/indicators';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { figureQuery } from './api.ts';
import { AreaPanel } from './area-panel.tsx';
import { CasesPanel } from './cases-panel.tsx';
import { FigureHead } from './figure-head.tsx';
import styles from './indicator-detail.module.css';
import { ofThisMoment, withoutCases } from './indicator-groups.ts';
import { comparisonOf, type IndicatorSearch } from './indicator-search.ts';
import { PartsPanel } from './parts-panel.tsx';
import { PresencePanel } from './presence-panel.tsx';
import { SeriesPanel } from './series-panel.tsx';

interface IndicatorDetailProps {
  name: IndicatorName;
  search: IndicatorSearch;
  filter: Omit<IndicatorQuery, 'compare'>;
  step: NonNullable<IndicatorSearch['step']>;
  onChange: (part: { [K in keyof IndicatorSearch]?: IndicatorSearch[K] | undefined }) => void;
}

/** One indicator looked into: what it means, what it is made of, how it went, where, and which cases it is. */
export function IndicatorDetail({ name, search, filter, step, onChange }: IndicatorDetailProps) {
  const { t } = useTranslation();
  const { part, side } = search;
  const query = { ...filter, ...comparisonOf(search) };
  const figure = useQuery(figureQuery(name, query));
  const listed = !withoutCases.includes(name);
  const open = (wanted: { part?: string; side: NonNullable<IndicatorSearch['side']> }) =>
    onChange({ part: undefined, ...wanted });
  return (
    <div className={styles.detail}>
      <Panel
        title={t(`indicators.name.${name}`)}
        hideTitle
        state={panelState(figure, undefined, useStaleSince())}
        onRetry={() => void figure.refetch()}
      >
        {figure.data && (
          <FigureHead indicator={figure.data} onOpen={listed ? (side) => open({ side }) : null} />
        )}
      </Panel>
      {listed && side !== undefined && (
        <CasesPanel
          name={name}
          query={{ ...filter, side, ...(part === undefined ? {} : { part }) }}
          onClose={() => onChange({ side: undefined, part: undefined })}
        />
      )}
      {!ofThisMoment.includes(name) && (
        <SeriesPanel name={name} query={filter} step={step} onStep={(step) => onChange({ step })} />
      )}
      <div className={styles.columns}>
        {name === 'presence' ? (
          <PresencePanel area={search.area} />
        ) : (
          figure.data &&
          (figure.data.parts !== undefined || figure.data.notItemised !== undefined) && (
            <PartsPanel
              indicator={figure.data}
              query={query}
              onOpen={
                listed && figure.data.unit !== 'days'
                  ? (part) => open(part === null ? { side: 'notItemised' } : { part, side: 'numerator' })
                  : null
              }
            />
          )
        )}
        <AreaPanel
          name={name}
          query={filter}
          onSelectArea={(area) => onChange({ area, side: undefined, part: undefined })}
        />
      </div>
    </div>
  );
}
