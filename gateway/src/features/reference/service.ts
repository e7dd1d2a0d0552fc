import { usualBigScreen } from '@fengqiao/contract/big-screen';
import type { Language, Reference } from '@fengqiao/contract/reference';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';

/** The words of the place's profile and where its map is; a system without a region pack shows the whole country. */
export function reference(app: FastifyInstance, session: AccountSession, language: Language): Reference {
  const { profile } = app;
  return {
    profile: { id: profile.id, label: profile.label, version: profile.version },
    categories: profile.categories,
    departments: profile.departments,
    difficulties: profile.difficulties,
    ladder: profile.ladder.map(({ level, required }) => ({ level, required })),
    bigScreen: profile.bigScreen ?? usualBigScreen,
    subCentres: (profile.subCentres ?? []).map(({ id, label, categories }) => ({ id, label, categories })),
    region: region(app, session, language),
  };
}

function region(app: FastifyInstance, session: AccountSession, language: Language): Reference['region'] {
  const pack = app.region;
  if (pack === null)
    return {
      name: session.areaName,
      rootArea: session.areaCode,
      centre: { lng: 104, lat: 35 },
      bounds: [73, 18, 135, 54],
      tiles: '',
      notice: '',
      tianditu: app.config.tianditu !== null,
    };
  const [lng, lat] = pack.centre;
  return {
    name: pack.title[language],
    rootArea: pack.rootAreaCode,
    centre: { lng, lat },
    bounds: pack.bounds,
    tiles: `/tiles/${pack.name}.pmtiles`,
    notice: pack.notice[language],
    tianditu: app.config.tianditu !== null,
  };
}
