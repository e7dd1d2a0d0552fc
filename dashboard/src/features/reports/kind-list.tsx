import type { ReportKind, ReportKindLine } from '@fengqiao/contract/reports';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { kindsQuery } from './api.ts';
import styles from './reports.module.css';

interface KindListProps {
  /** Kind that the list below is of. */
  chosen: ReportKind | undefined;
  onChoose: (kind: ReportKind | undefined) => void;
  /** null = this account has none made. */
  onMake: ((kind: ReportKindLine) => void) | null;
}

/** The kinds of reports of the place: what each holds, over which days, and when it is made by itself. */
export function KindList({ chosen, onChoose, onMake }: KindListProps) {
  const { t } = useTranslation();
  const kinds = useQuery(kindsQuery);
  return (
    <Panel
      className={styles.kindList ?? ''}
      title={t('reports.kinds')}
      state={panelState(kinds, ({ items }) => items.length === 0)}
      onRetry={() => void kinds.refetch()}
    >
      <ul className={styles.kinds}>
        {kinds.data?.items.map((line) => (
          <li key={line.kind} className={styles.kind} data-chosen={chosen === line.kind || undefined}>
            <button
              type="button"
              className={styles.kindName}
              aria-pressed={chosen === line.kind}
              onClick={() => onChoose(chosen === line.kind ? undefined : line.kind)}
            >
              {line.label}
            </button>
            <p className={styles.about}>{line.about}</p>
            <p className={styles.faint}>
              {t(`reports.period.${line.period}`)} · {line.automatic ?? t('reports.onAsking')} ·{' '}
              {line.sourceRow}
            </p>
            {onMake !== null && (
              <Button
                size="small"
                aria-label={t('reports.makeOf', { name: line.label })}
                onClick={() => onMake(line)}
              >
                {t('reports.make')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
