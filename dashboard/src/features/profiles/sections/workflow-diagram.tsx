import { type CaseStatus, routes } from '@fengqiao/contract/cases';
import type { ProfileReading } from '@fengqiao/contract/profiles';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../lib/reference.ts';
import styles from '../profiles.module.css';
import { Source } from './source.tsx';

type Until = ProfileReading['profile']['clocks'][number]['until'];

/** Where a case may go that mediation does not settle. */
const others = routes.filter((route) => route !== 'mediation');

/** In which step a clock is met. */
const metIn: Record<Until, CaseStatus> = {
  triaged: 'triaged',
  leaderAssigned: 'dispatched',
  contacted: 'accepted',
  mediated: 'accepted',
  resolved: 'resolved',
};

/** The way of a case, drawn from the rules in force (FX-20): its steps, the words of each, and the clocks that end there. */
export function WorkflowDiagram({ reading }: { reading: ProfileReading }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { workflow, stages, clocks } = reading.profile;
  const words = new Map(stages.map((stage) => [stage.status, label(stage.label)]));
  return (
    <figure className={styles.diagram}>
      <ol className={styles.steps}>
        {workflow.steps.map((step, index) => (
          <li key={step.label.zh} className={styles.step}>
            <span className={styles.number}>{index + 1}</span>
            <strong>{label(step.label)}</strong>
            <span className={styles.faint}>
              {step.statuses.map((status) => words.get(status) ?? status).join(' · ')}
            </span>
            <ul className={styles.stepClocks}>
              {clocks
                .filter(({ until }) => step.statuses.includes(metIn[until]))
                .map((clock) => (
                  <li key={clock.rule.zh}>{label(clock.rule)}</li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
      <figcaption className={styles.faint}>
        {t('profiles.routes', { routes: others.map((route) => t(`case.route.${route}`)).join(' · ') })}{' '}
        <Source row={workflow.sourceRow} />
      </figcaption>
    </figure>
  );
}
