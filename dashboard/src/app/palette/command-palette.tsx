import { useState } from 'react';
import { bestOf } from '../../features/palette/match.ts';
import { Palette } from '../../features/palette/palette.tsx';
import { type PaletteItem, paletteGroups } from '../../features/palette/palette-item.ts';
import { useRecentItems } from '../../features/palette/recent-items.ts';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { useSession } from '../shell/use-session.ts';
import { useActItems } from './use-act-items.ts';
import { useFoundItems } from './use-found-items.ts';
import { useLayerItems } from './use-layer-items.ts';
import { useOpenCase } from './use-open-case.ts';
import { usePageItems } from './use-page-items.ts';
import { usePaletteWindow } from './use-palette-window.ts';
import { useSceneItems } from './use-scene-items.ts';
import { useSettingItems } from './use-setting-items.ts';

/** Ctrl+K or /: one field for everything that can be opened, put up, switched or done from here. */
export function CommandPalette() {
  const { open, show, hide } = usePaletteWindow();
  useShortcut('palette', (event) => {
    event.preventDefault();
    show();
  });
  return open ? <OpenPalette onClose={hide} /> : null;
}

const mostKnown = 7;
const inOrder = (a: PaletteItem, b: PaletteItem) =>
  paletteGroups.indexOf(a.group) - paletteGroups.indexOf(b.group);

function OpenPalette({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const [typed, setTyped] = useState('');
  const pages = usePageItems();
  const acts = useActItems(useOpenCase());
  const scenes = useSceneItems();
  const settings = [...useSettingItems(), ...useLayerItems()];
  const found = useFoundItems(typed);
  const recent = useRecentItems();
  const mine = recent.account === session.account ? recent.items : [];
  const lately = typed === '' ? mine.map((item): PaletteItem => ({ ...item, group: 'recent' })) : [];
  const known = [acts, scenes, pages, settings].flatMap((items) => bestOf(typed, items, mostKnown));
  const shown = new Map([...lately, ...known, ...found.items].map((item) => [item.id, item]));
  for (const item of lately) shown.set(item.id, item);
  const take = (item: PaletteItem) => {
    recent.note(session.account, item.group === 'recent' ? { ...item, group: groupOf(item) } : item);
    onClose();
    item.run();
  };
  const groupOf = ({ id }: PaletteItem) => mine.find((item) => item.id === id)?.group ?? 'recent';
  return (
    <Palette
      typed={typed}
      items={[...shown.values()].sort(inOrder)}
      searching={found.searching}
      onType={setTyped}
      onTake={take}
      onClose={onClose}
    />
  );
}
