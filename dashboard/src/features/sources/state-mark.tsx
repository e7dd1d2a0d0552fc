import type { SourceState } from '@fengqiao/contract/sources';
import { useTranslation } from 'react-i18next';
import styles from './sources.module.css';

const shapes: Record<SourceState, string> = {
  ok: '●',
  quiet: '◐',
  silent: '■',
  failing: '▲',
  waiting: '○',
  disabled: '–',
};

/** A state by colour, shape and word. */
export function StateMark({ state }: { state: SourceState }) {
  const { t } = useTranslation();
  return (
    <span className={styles.state} data-state={state} title={t(`sources.stateHint.${state}`)}>
      <span aria-hidden="true">{shapes[state]}</span> {t(`sources.state.${state}`)}
    </span>
  );
}
