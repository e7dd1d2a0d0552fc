import type Type from 'typebox';
import { OneOf } from './common.ts';

/** Levels at which attempts are counted (MS-01, HP-02..05). */
export const ladderLevels = ['group', 'village', 'township', 'county', 'city'] as const;
export const LadderLevel = OneOf(ladderLevels);
export type LadderLevel = Type.Static<typeof LadderLevel>;
