import { createHash, randomUUID } from 'node:crypto';
import { areaKey } from '@fengqiao/contract/areas';
import type { PackHead, PackPage, Progress } from '@fengqiao/contract/packs';
import type { Language } from '@fengqiao/contract/reference';
import { insertPack, insertPackLists } from '@fengqiao/db/queries/packs';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import { PackReader } from './pack-reader.ts';
import { PackSnapshot } from './pack-snapshot.ts';
import type { PageBuilder } from './page-builder.ts';
import { presentHead } from './present-pack.ts';
import { prepareTopics } from './topics-of-pack.ts';

export interface PackRequest {
  /** `meeting`, or the kind of a report. */
  kind: string;
  areaCode: string;
  /** Days in Asia/Shanghai; `until` is excluded. */
  from: string;
  until: string;
  /** By whose rules and words; those of the place unless told. */
  profile?: Profile;
  /** The pages, in their order. */
  build: readonly PageBuilder[];
}

/** Hears how far a pack is; awaited, so that it can be written down. */
export type OnProgress = (progress: Progress) => Promise<void> | void;

const languages: readonly Language[] = ['zh', 'en'];

/**
 * Reads all figures and lists of a pack in one read-only transaction of one moment, and stores them as the very text that is hashed.
 * Figures count sealed cases, lists leave them out. The caller has checked that whoever asks may see the area. Throws `notFound` for
 * an unknown area, and whatever the signal was aborted with.
 */
export async function takePack(
  app: FastifyInstance,
  request: PackRequest,
  onProgress: OnProgress = () => undefined,
  signal?: AbortSignal,
): Promise<PackHead> {
  const { kind, areaCode, from, until, profile = app.profile, build } = request;
  const days = { from, until };
  const of = build.length + 2;
  let done = 0;
  const step = async (words: string): Promise<void> => {
    signal?.throwIfAborted();
    await onProgress({ done, of, step: words });
    done += 1;
  };
  await step('热点问题');
  if (build.some(({ needsTopics }) => needsTopics)) await prepareTopics(app, days);
  const [places, tierRules] = [await app.places.current(), await app.tierRules.current()];
  const { calendar } = app.workingDays;
  const options = { areaCode, days, profile, calendar, places, tierRules };
  const taken = await app.inScope(
    wholeCountry,
    async (client) => {
      const snapshot = await PackSnapshot.open(client, options);
      const readers = languages.map((language) => new PackReader(snapshot, language));
      const pages: Record<Language, PackPage[]> = { zh: [], en: [] };
      done = 1;
      for (const builder of build) {
        await step(builder.title.zh);
        for (const reader of readers) pages[reader.language].push(await pageOf(builder, reader));
      }
      return { snapshot, content: JSON.stringify(pages), lists: snapshot.lists.all() };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
  await step('冻结');
  const { snapshot, content, lists } = taken;
  const row = {
    id: randomUUID(),
    kind,
    area: areaKey(areaCode),
    profile: profile.id,
    profileVersion: profile.version,
    fromDay: from,
    untilDay: until,
    takenAt: new Date(snapshot.takenAt),
    through: snapshot.through,
    sha256: hashOf(content),
  };
  await app.inScope(wholeCountry, async (tx) => {
    await insertPack(tx, { ...row, content });
    await insertPackLists(tx, row.id, lists);
  });
  await onProgress({ done: of, of, step: null });
  return presentHead({ ...row, areaName: snapshot.areaName });
}

/** SHA-256 of a stored content, lower-case hex. */
export const hashOf = (content: string): string => createHash('sha256').update(content, 'utf8').digest('hex');

async function pageOf({ id, title, lead, blocks }: PageBuilder, reader: PackReader): Promise<PackPage> {
  return {
    id,
    title: reader.words(title),
    lead: lead === null ? null : reader.words(lead),
    blocks: await blocks(reader),
  };
}
