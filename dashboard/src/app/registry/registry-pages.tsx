import type { Role } from '@fengqiao/contract/accounts';
import { ChecklistsPage } from '../../features/checklists/checklists-page.tsx';
import { RedLinesPage } from '../../features/red-lines/red-lines-page.tsx';
import { CentrePage } from '../../features/registry/centres/centre-page.tsx';
import { DutyPage } from '../../features/registry/duty/duty-page.tsx';
import { OrganisationsPage } from '../../features/registry/organisations/organisations-page.tsx';
import { StaffPage } from '../../features/registry/staff/staff-page.tsx';
import { useSession } from '../shell/use-session.ts';

/** Who keeps the registers; the gateway refuses the others by itself. */
const keepers: readonly Role[] = ['head', 'systemAdmin'];
const rosterKeepers: readonly Role[] = [...keepers, 'operator'];
const judges: readonly Role[] = ['leader', 'head'];

/** The registers as the session may use them: who keeps them sees the buttons, others read. */
export function CentreRoute() {
  return <CentrePage mayWrite={keepers.includes(useSession().role)} />;
}

export function StaffRoute() {
  const { role, areaCode } = useSession();
  return <StaffPage mayWrite={keepers.includes(role)} areaCode={areaCode} />;
}

export function OrganisationsRoute() {
  const { role, areaCode } = useSession();
  return <OrganisationsPage mayWrite={keepers.includes(role)} areaCode={areaCode} />;
}

export function DutyRoute() {
  return <DutyPage mayWrite={rosterKeepers.includes(useSession().role)} />;
}

export function ChecklistsRoute() {
  return <ChecklistsPage mayWrite={judges.includes(useSession().role)} />;
}

export function RedLinesRoute() {
  const { role, areaCode } = useSession();
  return <RedLinesPage mayWrite={judges.includes(role)} areaCode={areaCode} />;
}
