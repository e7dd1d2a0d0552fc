import type { BoardRules } from '@fengqiao/contract/boards';
import type { CaseStatus } from '@fengqiao/contract/cases';
import type { ClockRule } from '@fengqiao/contract/profiles';
import type { Profile } from '../profiles/profile-schema.ts';
import { ruleInWords, spanInWords } from './span-words.ts';

/** In which stage a clock is met. */
const metIn: Record<ClockRule['until'], CaseStatus> = {
  triaged: 'triaged',
  leaderAssigned: 'dispatched',
  contacted: 'accepted',
  mediated: 'accepted',
  resolved: 'resolved',
};

/** What the diagrams of the public board are drawn from: the rules in force, nothing else (FX-20). A pure function. */
export function boardRules(profile: Profile): BoardRules {
  const { workflow, stages, clocks, ladder, ladderName, categories, closing } = profile;
  const wordOf = new Map(stages.map(({ status, label }) => [status, label]));
  return {
    ladderName: ladderName ?? null,
    ladder,
    steps: workflow.steps.map(({ label, statuses }) => ({
      label,
      stages: statuses.flatMap((status) => wordOf.get(status) ?? []),
      clocks: clocks
        .filter(({ until }) => statuses.includes(metIn[until]))
        .map((clock) => ({ rule: ruleInWords(clock), term: spanInWords(clock.span) })),
    })),
    categories: categories.length,
    autoCategories: categories.filter(({ auto }) => auto).length,
    visit: closing.visit,
  };
}

/** 中心职责: the place's own words where it has them (CQ-28), else the steps that it leads a case through. */
export const boardDuties = ({ structures, workflow }: Profile): Profile['structures'][number]['items'] =>
  structures.find(({ id }) => id === 'duties')?.items ?? workflow.steps.map(({ label }) => label);
