import { describe, expect, it } from 'vitest';
import { drillStories } from '../drills/stories.ts';
import { loadProfile, profileIds } from '../profiles/load-profile.ts';
import { type DrillPlace, planDrill } from './drill-plan.ts';

const places: DrillPlace[] = Array.from({ length: 12 }, (_, n) => ({
  areaCode: `51190200100${n}`.slice(0, 12),
  name: `第${n}社区`,
  lng: n === 0 ? null : 106.7,
  lat: n === 0 ? null : 31.8,
}));
const [shift] = drillStories;
if (shift === undefined) throw new Error('no story comes with the product');

describe('the plan of a drill', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planDrill(shift, places, 'one')).toEqual(planDrill(shift, places, 'one'));
    expect(planDrill(shift, places, 'one')).not.toEqual(planDrill(shift, places, 'two'));
  });

  it('begins every case with its registration, and gives every event an id of its own', () => {
    for (const story of drillStories) {
      const plan = planDrill(story, places, 'seed');
      expect(new Set(plan.map(({ event }) => event.eventId)).size).toBe(plan.length);
      const begun = new Set<string>();
      for (const { event } of plan) {
        if (event.type === 'case.registered') begun.add(event.caseRef);
        else expect(begun, event.eventId).toContain(event.caseRef);
      }
    }
  });

  it('ends within the minutes of its story, in the order of time', () => {
    for (const story of drillStories) {
      const times = planDrill(story, places, 'seed').map(({ atMs }) => atMs);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.at(-1)).toBeLessThanOrEqual(story.minutes * 60_000);
    }
  });

  it('puts cases of one place of a story into one area, and marks every title', () => {
    const story = drillStories.find(({ id }) => id === 'unpaid-wages');
    const site =
      story === undefined
        ? []
        : planDrill(story, places, 'seed').filter(({ event }) => event.caseRef.includes('-site'));
    expect(new Set(site.map(({ areaName }) => areaName)).size).toBe(1);
    expect(site.every(({ title }) => title.startsWith('【演练】'))).toBe(true);
  });

  it('is empty where there is no place', () => {
    expect(planDrill(shift, [], 'seed')).toEqual([]);
  });
});

it('every shipped profile knows the categories of the stories', () => {
  for (const id of profileIds) {
    const known = new Set(loadProfile(id).categories.map(({ code }) => code));
    const used = drillStories.flatMap(({ cases, walkIns }) =>
      [...cases, ...walkIns.cases].map(({ category }) => category),
    );
    expect(
      [...new Set(used)].filter((code) => !known.has(code)),
      id,
    ).toEqual([]);
  }
});
