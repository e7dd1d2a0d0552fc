import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Source } from '@fengqiao/contract/sources';
import type { SourceHourCount, SourceStanding } from '@fengqiao/db/queries/source-health';
import type { Calendar } from '../../domain/calendar.ts';
import { rhythmOf, silenceChance, sourceState, usualEvents } from '../../domain/source-health.ts';

const hourMs = 3_600_000;
const hoursShown = 24;
const weekMs = 7 * 24 * hourMs;

/** A source with how it is doing; `hours` = its own of the days of the rhythm. `now` in ms. */
export function presentSource(
  standing: SourceStanding,
  hours: readonly SourceHourCount[],
  now: number,
  calendar: Calendar,
): Source {
  const { area, areaName, firstAt, lastAt, disabled, outageSince, ...about } = standing;
  const rhythm = rhythmOf(
    hours
      .filter((hour) => hour.accepted + hour.duplicates + hour.quarantined > 0)
      .map((hour) => ({ at: hour.hour, events: hour.accepted })),
    firstAt ?? now,
    now,
    calendar,
  );
  const chance = lastAt === null ? null : silenceChance(rhythm, lastAt, now, calendar);
  const thisHour = Math.floor(now / hourMs) * hourMs;
  const byHour = new Map(hours.map((hour) => [hour.hour, hour]));
  const shown = Array.from({ length: hoursShown }, (_, index) => {
    const at = thisHour - (hoursShown - 1 - index) * hourMs;
    const { accepted = 0, duplicates = 0, quarantined = 0 } = byHour.get(at) ?? {};
    const usual = usualEvents(rhythm, at, calendar);
    return { hour: new Date(at).toISOString(), accepted, duplicates, quarantined, usual };
  });
  const lastDay = hours.filter(({ hour }) => hour > thisHour - hoursShown * hourMs);
  const day = {
    accepted: sum(lastDay, ({ accepted }) => accepted),
    duplicates: sum(lastDay, ({ duplicates }) => duplicates),
    quarantined: sum(lastDay, ({ quarantined }) => quarantined),
    refused: sum(lastDay, ({ refused }) => refused),
  };
  const week = hours.filter(({ hour }) => hour > now - weekMs);
  const known = shown.every(({ usual }) => usual !== null);
  return {
    name: about.name,
    label: about.label,
    areaCode: areaCodeOfKey(area),
    areaName,
    adapter: about.adapter,
    department: about.department as Source['department'],
    state: sourceState({ disabled, lastAt, chance, day }, now),
    lastAt: lastAt === null ? null : new Date(lastAt).toISOString(),
    silenceChance: chance,
    knownDays: rhythm.days,
    day: { ...day, usual: known ? sum(shown, ({ usual }) => usual ?? 0) : null },
    openQuarantine: about.openQuarantine,
    delays: [0, 1, 2, 3, 4].map((index) => sum(week, ({ delays }) => delays[index] ?? 0)),
    clockAhead: {
      events: sum(week, ({ ahead }) => ahead),
      mostS: Math.max(0, ...week.map(({ aheadS }) => aheadS)),
    },
    hours: shown,
    outageSince: outageSince === null ? null : new Date(outageSince).toISOString(),
  };
}

const sum = <T>(rows: readonly T[], read: (row: T) => number): number =>
  rows.reduce((total, row) => total + read(row), 0);
