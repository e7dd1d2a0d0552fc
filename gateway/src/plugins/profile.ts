import fp from 'fastify-plugin';
import { loadProfile, profileIds } from '../profiles/load-profile.ts';
import type { Profile } from '../profiles/profile-schema.ts';
import { AppError } from './errors.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The profile of this installation (`FENGQIAO_PROFILE`). */
    profile: Profile;
    /** Any shipped profile, to see a case under the rules of another place. Throws `notFound`. */
    profileOf(id: string | undefined): Profile;
  }
}

/** The rules and words of the place. A faulty profile fails the start. */
export const profilePlugin = fp(
  async (app) => {
    const profiles = new Map(profileIds.map((id) => [id, loadProfile(id)]));
    const own = profiles.get(app.config.profile) ?? loadProfile(app.config.profile);
    app.decorate('profile', own);
    app.decorate('profileOf', (id: string | undefined) => {
      if (id === undefined) return own;
      const profile = profiles.get(id);
      if (profile === undefined) throw new AppError('notFound', `Profile ${id}`);
      return profile;
    });
  },
  { name: 'profile', dependencies: ['errors'] },
);
