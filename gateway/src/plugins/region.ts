import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Datum, LngLat } from '@fengqiao/contract/common';
import { Label } from '@fengqiao/contract/reference';
import { RegionSource } from '@fengqiao/contract/region';
import fp from 'fastify-plugin';
import Type from 'typebox';
import { Value } from 'typebox/value';

/** `region.json` of a region pack, as `npm run region:build` writes it. */
const RegionFile = Type.Object({
  name: Type.String({ pattern: '^[a-z0-9-]+$' }),
  title: Label,
  rootAreaCode: Type.String(),
  bounds: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
  centre: Type.Tuple([LngLat.properties.lng, LngLat.properties.lat]),
  notice: Label,
  /** Of every coordinate in the folder; older packs do not say. */
  datum: Type.Optional(Datum),
  sources: Type.Optional(Type.Array(RegionSource)),
});
export type Region = Type.Static<typeof RegionFile> & { folder: string };

declare module 'fastify' {
  interface FastifyInstance {
    /** The map's region pack; null on a system that has none yet. */
    region: Region | null;
  }
}

/** Reads `region.json` of a folder; null when the folder has none. Throws on one that does not fit, naming the field. */
export async function readRegion(folder: string): Promise<Region | null> {
  const file = join(folder, 'region.json');
  const present = await access(file).then(
    () => true,
    () => false,
  );
  if (!present) return null;
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!Value.Check(RegionFile, value)) {
    const [fault] = Value.Errors(RegionFile, value);
    throw new Error(`${file}: ${fault?.instancePath || '/'} ${fault?.message ?? 'does not fit'}`);
  }
  return { ...value, folder };
}

export const regionPlugin = fp(
  async (app) => {
    app.decorate('region', await readRegion(app.config.regionFolder));
  },
  { name: 'region' },
);
