import type { ProfileReading } from '@fengqiao/contract/profiles';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { placesQuery } from '../../lib/places-rules.ts';
import { useLabel } from '../../lib/reference.ts';
import styles from './profiles.module.css';
import { Cadences } from './sections/cadences.tsx';
import { Categories } from './sections/categories.tsx';
import { Clocks } from './sections/clocks.tsx';
import { Documents } from './sections/documents.tsx';
import { LadderSteps } from './sections/ladder-steps.tsx';
import { Letters } from './sections/letters.tsx';
import { Limits } from './sections/limits.tsx';
import { NamedLists } from './sections/named-lists.tsx';
import { Notes } from './sections/notes.tsx';
import { TierRules } from './sections/tier-rules.tsx';
import { WorkflowDiagram } from './sections/workflow-diagram.tsx';

type Field = keyof ProfileReading['profile'];

/** A part of the sheet: which field of the profile it is of, so that it can say where that comes from. */
const sections: readonly { field: Field; render: (reading: ProfileReading) => ReactNode }[] = [
  { field: 'workflow', render: (reading) => <WorkflowDiagram reading={reading} /> },
  { field: 'clocks', render: (reading) => <Clocks reading={reading} /> },
  { field: 'ladder', render: (reading) => <LadderSteps profile={reading.profile} /> },
  { field: 'letters', render: (reading) => <Letters reading={reading} /> },
  { field: 'documents', render: (reading) => <Documents documents={reading.profile.documents} /> },
  { field: 'cadences', render: (reading) => <Cadences cadences={reading.profile.cadences} /> },
  { field: 'structures', render: (reading) => <NamedLists lists={reading.profile.structures} /> },
  { field: 'checklists', render: (reading) => <NamedLists lists={reading.profile.checklists} /> },
  { field: 'categories', render: (reading) => <Categories profile={reading.profile} /> },
  { field: 'whistle', render: (reading) => <Limits reading={reading} /> },
  { field: 'tiers', render: (reading) => <TierRules tiers={reading.profile.tiers} /> },
  { field: 'notes', render: (reading) => <Notes reading={reading} /> },
];

/** One or two places, part by part, each saying from which place it is. */
export function ProfileSheet({ readings }: { readings: readonly ProfileReading[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.sheet} data-beside={readings.length > 1 || undefined}>
      {sections.map(({ field, render }) => (
        <section key={field} className={styles.section} aria-labelledby={`profile-${field}`}>
          <h2 id={`profile-${field}`} className={styles.heading}>
            {t(`profiles.section.${field}`)}
          </h2>
          <div className={styles.places}>
            {readings.map((reading) => (
              <div key={reading.profile.id} className={styles.place}>
                {field !== 'notes' && <Origin reading={reading} field={field} />}
                {render(reading)}
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** Whose rule it is: the place's own, or one that it takes from another until it gives its own. */
function Origin({ reading, field }: { reading: ProfileReading; field: Field }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data = [] } = useQuery(placesQuery);
  const { id, label: place } = reading.profile;
  const from = reading.origins[field] ?? id;
  const parent = data.find((line) => line.id === from);
  return (
    <p className={styles.origin} data-inherited={from !== id || undefined}>
      <strong>{label(place)}</strong>
      {from !== id && ` · ${t('profiles.inherited', { place: parent ? label(parent.label) : from })}`}
    </p>
  );
}
