import type { Profile, ProfileLine, ProfileReading } from '@fengqiao/contract/profiles';
import type { FastifyInstance } from 'fastify';
import { ruleInWords, spanInWords } from '../../domain/span-words.ts';

/** Every profile that this system knows, its own first. */
export function profileLines(app: FastifyInstance): ProfileLine[] {
  const lines = [...app.profiles.values()].map(
    ({ id, label, version, workflow, clocks, ladder, letters }) => ({
      id,
      label,
      version,
      own: id === app.profile.id,
      workflow: workflow.label,
      clocks: clocks.map((clock) => ({ rule: ruleInWords(clock), term: spanInWords(clock.span) })),
      ladder,
      letters: letters.map((letter) => letter.label),
    }),
  );
  return lines.sort((a, b) => Number(b.own) - Number(a.own));
}

/** One of them as people read it. Throws `notFound`. */
export function readProfile(app: FastifyInstance, id: string): ProfileReading {
  const profile = app.profileOf(id);
  return {
    profile: { ...profile, clocks: profile.clocks.map((clock) => ({ ...clock, rule: ruleInWords(clock) })) },
    own: id === app.profile.id,
    origins: app.originsOf(id),
    parents: parentsOf(app, profile),
    terms: {
      clocks: profile.clocks.map(({ span }) => spanInWords(span)),
      letters: profile.letters.map(({ replyWithin }) => replyWithin && spanInWords(replyWithin)),
      whistle: spanInWords(profile.whistle.answerWithin),
    },
  };
}

function parentsOf(app: FastifyInstance, profile: Profile): ProfileReading['parents'] {
  if (profile.extends === undefined) return [];
  const parent = app.profileOf(profile.extends);
  const { id, label, notes } = parent;
  return [{ id, label, notes }, ...parentsOf(app, parent)];
}
