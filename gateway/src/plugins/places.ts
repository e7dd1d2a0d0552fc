import { placingAreas } from '@fengqiao/db/queries/placing';
import fp from 'fastify-plugin';
import { type PlaceArea, Places } from '../domain/placing.ts';
import type { Pool } from './db.ts';

/** Areas change when a region is loaded: seen after this time, or at once when somebody names an unknown one. */
const refreshMs = 60_000;
const refreshAfterMissMs = 2_000;

/** The registry of areas in memory. */
export class PlacesCache {
  readonly #pool: Pool;
  #places: Promise<Places> | null = null;
  #loadedAt = 0;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  current(): Promise<Places> {
    return this.#youngerThan(refreshMs);
  }

  /** For a caller that missed an area: a copy that is seconds old at most. */
  afterMiss(): Promise<Places> {
    return this.#youngerThan(refreshAfterMissMs);
  }

  #youngerThan(age: number): Promise<Places> {
    if (this.#places !== null && performance.now() - this.#loadedAt < age) return this.#places;
    const held = this.#places;
    this.#loadedAt = performance.now();
    const loading = placingAreas(this.#pool).then((rows) => new Places(rows as PlaceArea[]));
    this.#places = loading;
    loading.catch(() => {
      // The old copy serves on; without one the next caller tries again.
      if (this.#places === loading) this.#places = held;
    });
    return loading;
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    places: PlacesCache;
  }
}

export const placesPlugin = fp(
  async (app) => {
    app.decorate('places', new PlacesCache(app.pool));
  },
  { name: 'places', dependencies: ['db'] },
);
