import type { PackBlock, PackPage } from '@fengqiao/contract/packs';
import { CaseBlock } from './case-block.tsx';
import { DefinitionList } from './definition-list.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { MapBlock } from './map-block.tsx';
import { OpenListContext } from './open-list.ts';
import styles from './packs.module.css';
import { ShareBars } from './share-bars.tsx';
import { TableBlock } from './table-block.tsx';
import { TopicBlock } from './topic-block.tsx';
import { TrendBlock } from './trend-block.tsx';

/** `page`: among others on a desk; `presentation`: read from five metres; `paper`: printed, nothing to press. */
export type PackSize = 'page' | 'presentation' | 'paper';

interface PackPageViewProps {
  page: PackPage;
  size: PackSize;
  /** Opens the cases behind a figure by the name of their list; left out = figures are plain text. */
  onOpen?: (list: string) => void;
}

/** One page of a pack: its title, what is counted, and its blocks. All sizes in `em`, so that the size of the letters makes the page. */
export function PackPageView({ page, size, onOpen }: PackPageViewProps) {
  const onPaper = size === 'paper';
  return (
    <OpenListContext value={(!onPaper && onOpen) || null}>
      <article className={styles.page} data-size={size} data-pack-page={page.id}>
        <header>
          <h2 className={styles.title}>{page.title}</h2>
          {page.lead !== null && <p className={styles.lead}>{page.lead}</p>}
        </header>
        <div className={styles.blocks}>
          {page.blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a frozen page never move
            <Block key={index} block={block} onPaper={onPaper} />
          ))}
        </div>
        <DefinitionList page={page} open={onPaper} />
      </article>
    </OpenListContext>
  );
}

function Block({ block, onPaper }: { block: PackBlock; onPaper: boolean }) {
  switch (block.kind) {
    case 'figures':
      return <FigureTiles figures={block.figures} />;
    case 'shares':
      return <ShareBars figure={block.figure} />;
    case 'trend':
      return <TrendBlock block={block} />;
    case 'table':
      return <TableBlock table={block.table} />;
    case 'map':
      return <MapBlock block={block} onPaper={onPaper} />;
    case 'cases':
      return <CaseBlock block={block} />;
    case 'topics':
      return <TopicBlock topics={block.topics} />;
    case 'text':
      return <p className={styles.text}>{block.text}</p>;
  }
}
