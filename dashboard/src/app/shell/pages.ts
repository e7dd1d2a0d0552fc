import type { MenuPage } from './page-menu.tsx';

/** Pages in their order, those of every day first; who may open them says `pageRoles`. */
export const pages: readonly MenuPage[] = [
  { to: '/', label: 'shell.desk' },
  { to: '/cases', label: 'shell.cases' },
  { to: '/triage', label: 'act.triage.title' },
  { to: '/letters', label: 'letters.title' },
  { to: '/indicators', label: 'indicators.title' },
  { to: '/topics', label: 'topics.title' },
  { to: '/cameras', label: 'shell.cameras' },
  { to: '/walls', label: 'wallDesk.title' },
  { to: '/imports', label: 'shell.imports' },
  { to: '/rules/tiers', label: 'tierRules.title' },
  { to: '/sources', label: 'sources.title' },
  { to: '/admin/accounts', label: 'shell.accounts' },
  { to: '/admin/terminals', label: 'shell.terminals' },
  { to: '/admin/sessions', label: 'shell.sessions' },
  { to: '/audit', label: 'shell.audit' },
  { to: '/profiles', label: 'shell.profiles' },
  { to: '/rights', label: 'shell.rights' },
  { to: '/status', label: 'shell.status' },
];
