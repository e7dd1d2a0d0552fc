import type { PackBlock } from '@fengqiao/contract/packs';
import type { Label } from '@fengqiao/contract/reference';
import type { PackReader } from './pack-reader.ts';

/** One page of a pack: what it is called and how its blocks are read. Called once for each language; both share what is read. */
export interface PageBuilder {
  /** The same in both languages and in every pack of the kind. */
  id: string;
  title: Label;
  /** One sentence: what is counted here, over what. */
  lead: Label | null;
  /** Hot topics of the pack's days have to be found before the snapshot is taken. */
  needsTopics?: true;
  blocks(reader: PackReader): Promise<PackBlock[]>;
}
