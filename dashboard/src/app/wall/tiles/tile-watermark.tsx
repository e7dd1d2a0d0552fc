import type { Session } from '@fengqiao/contract/accounts';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import { Watermark } from '../../../ui/watermark.tsx';

/** Tiles that show cases or rooms; a picture brings its own with its grant, a page has its own. */
const marked: readonly Tile['kind'][] = ['map', 'chart', 'list', 'case', 'rooms'];

/** Whose screen it is and when, over everything that is photographed. */
export function TileWatermark({ tile, session }: { tile: Tile; session: Session }) {
  if (!marked.includes(tile.kind)) return null;
  const { displayName, account, terminal } = session;
  const facts = { displayName, account, terminal: terminal?.name ?? '', viewing: null };
  return <Watermark facts={facts} every="minute" on={tile.kind === 'map' ? 'picture' : 'page'} />;
}
