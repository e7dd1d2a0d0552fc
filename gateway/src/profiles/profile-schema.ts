// The schema is the contract's, because pages show what a place's file says; the rules know it by this name.
export {
  Cadence,
  ClockRule,
  DocumentRule,
  LadderGate,
  LetterRule,
  NamedList,
  Profile,
  Span,
  TierRule,
  Workflow,
} from '@fengqiao/contract/profiles';
