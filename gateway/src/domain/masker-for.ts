import type { Profile } from '../profiles/profile-schema.ts';
import { createMasker, type Masker } from './mask.ts';
import type { Places } from './placing.ts';

const maskers = new WeakMap<Places, { profile: Profile; masker: Masker }>();

/** The masker that leaves the names of a registry's areas and of a profile's departments alone; made once for each registry. */
export function maskerFor(places: Places, profile: Profile): Masker {
  const made = maskers.get(places);
  if (made?.profile === profile) return made.masker;
  const words = places.names();
  for (const { label } of profile.departments) words.add(label.zh);
  const masker = createMasker(words);
  maskers.set(places, { profile, masker });
  return masker;
}
