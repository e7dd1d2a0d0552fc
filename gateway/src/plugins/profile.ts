import fp from 'fastify-plugin';
import { loadProfile, originsOf } from '../profiles/load-profile.ts';
import { readProfileFiles } from '../profiles/profile-files.ts';
import type { Profile } from '../profiles/profile-schema.ts';
import { AppError } from './errors.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The profile of this installation (`FENGQIAO_PROFILE`). */
    profile: Profile;
    /** Every profile by id: the shipped ones and those of PROFILES_DIR. */
    profiles: ReadonlyMap<string, Profile>;
    /** Any of them, to see a case under the rules of another place. Throws `notFound`. */
    profileOf(id: string | undefined): Profile;
    /** Which profile each field of one comes from. */
    originsOf(id: string): Record<string, string>;
  }
}

/** The rules and words of the place. A faulty profile fails the start. */
export const profilePlugin = fp(
  async (app) => {
    const files = readProfileFiles(app.config.profilesFolder);
    const profiles = new Map(Object.keys(files).map((id) => [id, loadProfile(id, files)]));
    const own = profiles.get(app.config.profile) ?? loadProfile(app.config.profile, files);
    app.decorate('profile', own);
    app.decorate('profiles', profiles);
    app.decorate('originsOf', (id: string) => originsOf(id, files));
    app.decorate('profileOf', (id: string | undefined) => {
      if (id === undefined) return own;
      const profile = profiles.get(id);
      if (profile === undefined) throw new AppError('notFound', `Profile ${id}`);
      return profile;
    });
  },
  { name: 'profile', dependencies: ['errors'] },
);
