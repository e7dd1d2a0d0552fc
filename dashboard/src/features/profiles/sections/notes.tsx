import type { ProfileReading } from '@fengqiao/contract/profiles';
import { useLabel } from '../../../lib/reference.ts';
import styles from '../profiles.module.css';

/** What in the rules is ours and not the source document's: of the place, and of the places that it takes rules from. */
export function Notes({ reading }: { reading: ProfileReading }) {
  const label = useLabel();
  return (
    <>
      {[reading.profile, ...reading.parents].map((place) => (
        <div key={place.id}>
          <h3 className={styles.name}>{label(place.label)}</h3>
          <ul className={styles.items}>
            {place.notes.map((note) => (
              <li key={note.zh}>{label(note)}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
