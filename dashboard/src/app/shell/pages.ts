import type { Session } from '@fengqiao/contract/accounts';
import { homePage } from '../home/homes.ts';
import { mayOpen, type PagePath } from '../page-roles.ts';
import type { MenuPage } from './page-menu.tsx';

/** Pages in their order, those of every day first; who may open them says `pageRoles`. */
export const pages: readonly MenuPage[] = [
  { to: '/home', label: 'shell.home' },
  { to: '/', label: 'shell.desk' },
  { to: '/cases', label: 'shell.cases' },
  { to: '/triage', label: 'act.triage.title' },
  { to: '/letters', label: 'letters.title' },
  { to: '/meetings', label: 'meetings.menu' },
  { to: '/decisions', label: 'decisions.title' },
  { to: '/indicators', label: 'indicators.title' },
  { to: '/analysis', label: 'analysis.title' },
  { to: '/reports', label: 'reports.title' },
  { to: '/returns', label: 'reports.returns.title' },
  { to: '/topics', label: 'topics.title' },
  { to: '/command', label: 'command.menu' },
  { to: '/rooms-now', label: 'rooms.title' },
  { to: '/big-screen', label: 'bigScreen.title' },
  { to: '/cameras', label: 'shell.cameras' },
  { to: '/walls', label: 'wallDesk.title' },
  { to: '/drill', label: 'drill.title' },
  { to: '/imports', label: 'shell.imports' },
  { to: '/rules/tiers', label: 'tierRules.title' },
  { to: '/centres', label: 'registry.menu' },
  { to: '/checklists', label: 'checklists.title' },
  { to: '/red-lines', label: 'redLines.title' },
  { to: '/boards', label: 'boards.title' },
  { to: '/presence', label: 'presence.title' },
  { to: '/sources', label: 'sources.title' },
  { to: '/admin/accounts', label: 'shell.accounts' },
  { to: '/admin/terminals', label: 'shell.terminals' },
  { to: '/admin/sessions', label: 'shell.sessions' },
  { to: '/audit', label: 'shell.audit' },
  { to: '/profiles', label: 'shell.profiles' },
  { to: '/rights', label: 'shell.rights' },
  { to: '/region', label: 'region.title' },
  { to: '/status', label: 'shell.status' },
];

/** Key of the name of a page; of one that is in no menu its own. */
export const pageLabel = (path: PagePath): string =>
  pages.find(({ to }) => to === path)?.label ?? ownLabels[path] ?? path;

const ownLabels: Partial<Record<PagePath, string>> = {
  '/cases/new': 'act.register.open',
  '/big-screen': 'bigScreen.title',
  '/command': 'command.menu',
  '/rooms-now': 'rooms.title',
};

/** The menu of an account: without a home of its own where the desk is that, and the desk by an address that says so where it is not. */
export function menuOf(session: Pick<Session, 'role' | 'areaCode'>): MenuPage[] {
  const atHome = homePage(session) === '/home';
  return pages
    .filter(({ to }) => mayOpen(session.role, to) && (atHome || to !== '/home'))
    .map((page) => (page.to === '/' && atHome ? { ...page, search: { view: 'desk' } } : page));
}
