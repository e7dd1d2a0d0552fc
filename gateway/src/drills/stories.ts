import { Compile } from 'typebox/compile';
import { DrillStory } from '../domain/drill-story.ts';
import holidayEve from './holiday-eve.json' with { type: 'json' };
import ordinaryShift from './ordinary-shift.json' with { type: 'json' };
import unpaidWages from './unpaid-wages.json' with { type: 'json' };

const validator = Compile(DrillStory);

/** The stories that come with the product, the gentlest first. A faulty one fails the start. */
export const drillStories: readonly DrillStory[] = [ordinaryShift, unpaidWages, holidayEve].map(
  (story: unknown) => {
    if (validator.Check(story)) return story;
    const [fault] = validator.Errors(story);
    throw new Error(`A story of the drill does not fit: ${fault?.instancePath} ${fault?.message}`);
  },
);
