import type { CaseStage, CaseStatus } from '@fengqiao/contract/cases';
import type { Profile } from '@fengqiao/contract/profiles';
import type { Language } from '@fengqiao/contract/reference';

/** Where a case of a status stands in the words and on the way of a place. */
export function stageOf(status: CaseStatus, { stages, workflow }: Profile, language: Language): CaseStage {
  return {
    word: stages.find((stage) => stage.status === status)?.label[language] ?? status,
    steps: workflow.steps.map(({ label }) => label[language]),
    at: workflow.steps.findIndex(({ statuses }) => statuses.includes(status)),
  };
}
