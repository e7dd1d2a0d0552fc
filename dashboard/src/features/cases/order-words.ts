import type { Actor, CaseOrder } from '@fengqiao/contract/orders';
import { reportedTo, supervisionTagOf } from '@fengqiao/contract/supervision';
import type { TFunction } from 'i18next';

/** Who did it: the account at a desk, the routing of the engine, or a source. */
export function actorWords({ source, account }: Actor, t: TFunction): string {
  if (account !== null) return account;
  return source === 'engine' ? t('act.byEngine') : t('case.fromSource', { source });
}

/** A supervision by its level and tag. */
export function supervisionWords({ level, tag }: CaseOrder['supervisions'][number], t: TFunction): string {
  const by =
    level === null ? t('act.supervised') : t('act.supervisedBy', { level: t(`case.level.${level}`) });
  if (tag === null) return by;
  return t('act.withTag', { by, tag: tagWords(tag, t) });
}

/** A tag of the list in words, also where a source said it in its own; another word stands as it is. */
export function tagWords(tag: string, t: TFunction): string {
  const known = supervisionTagOf(tag);
  return known === null ? tag : t(`act.tag.${known}`);
}

/** To whom the supervisions of a case have to be reported, each once (FX-17, FX-18). */
export function reportsOf({ supervisions }: CaseOrder): ('commission' | 'leadership')[] {
  const whom = supervisions.map(({ tag }) => (tag === null ? null : reportedTo(supervisionTagOf(tag))));
  return (['leadership', 'commission'] as const).filter((each) => whom.includes(each));
}
