import type { Todo } from '@fengqiao/contract/todo';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { todoQuery } from '../../features/todo/api.ts';
import { useReferenceWords } from '../../lib/reference.ts';
import { usePlaceName } from '../../live/area-names.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { AgeLabel } from '../../ui/age-label.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import styles from './command.module.css';

/** Where help is asked for and has not come: departments that were called, cases that were pushed; the most urgent first. */
export function HelpAsked({ area }: { area: string }) {
  const { t } = useTranslation();
  const todo = useQuery(todoQuery(area));
  const words = useReferenceWords();
  const placeName = usePlaceName(area);
  const isEmpty = ({ whistles, pushes }: Todo) => whistles.count + pushes.count === 0;
  return (
    <Panel
      title={t('command.helpAsked')}
      note={
        todo.data &&
        t('command.helpNote', { whistles: todo.data.whistles.count, pushes: todo.data.pushes.count })
      }
      state={panelState(todo, isEmpty, useStaleSince())}
      emptyText={t('command.noHelp')}
      onRetry={() => void todo.refetch()}
    >
      <ul className={styles.help}>
        {todo.data?.whistles.items.map(({ case: item, department, at, late }) => (
          <HelpRow
            key={`${item.caseCode} ${department} ${at}`}
            item={item}
            place={placeName(item)}
            at={at}
            what={t(late ? 'command.whistleLate' : 'command.whistle', {
              department: words.department(department),
            })}
            loud={late}
          />
        ))}
        {todo.data?.pushes.items.map(({ case: item, kind, at, level }) => (
          <HelpRow
            key={`${item.caseCode} ${kind} ${at}`}
            item={item}
            place={placeName(item)}
            at={at}
            what={
              kind === 'nudged'
                ? t('command.nudged')
                : t('command.supervised', { level: level === null ? '' : t(`case.level.${level}`) })
            }
            loud={false}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface HelpRowProps {
  item: Todo['whistles']['items'][number]['case'];
  place: string;
  at: string;
  what: string;
  loud: boolean;
}

function HelpRow({ item, place, at, what, loud }: HelpRowProps) {
  const { t } = useTranslation();
  return (
    <li className={styles.row} data-loud={loud || undefined}>
      <TierMark tier={item.tier} />
      <Link to="/cases/$caseCode" params={{ caseCode: item.caseCode }} className={styles.title}>
        {item.title || t('case.untitled')}
      </Link>
      <span className={styles.faint}>{place}</span>
      <span>{what}</span>
      <AgeLabel at={at} className={styles.faint ?? ''} />
    </li>
  );
}
