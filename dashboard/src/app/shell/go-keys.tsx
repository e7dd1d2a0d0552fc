import { useNavigate } from '@tanstack/react-router';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { type GoShortcut, goShortcuts, goTarget } from './go-pages.ts';
import { useSession } from './use-session.ts';

/** g and a letter: to a page, from every page. */
export function GoKeys() {
  return goShortcuts.map((name) => <GoKey key={name} name={name} />);
}

function GoKey({ name }: { name: GoShortcut }) {
  const navigate = useNavigate();
  const { role } = useSession();
  const to = goTarget(name, role);
  useShortcut(
    name,
    (event) => {
      event.preventDefault();
      if (to === '/') void navigate({ to, search: { view: 'desk' } });
      else if (to !== null) void navigate({ to });
    },
    to !== null,
  );
  return null;
}
