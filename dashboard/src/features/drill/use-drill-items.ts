import { type Session, staffRoles } from '@fengqiao/contract/accounts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { inDrill } from '../../lib/space.ts';
import { drillQuery, enterDrill, leaveDrill } from './api.ts';

const mayEnter: readonly string[] = [...staffRoles, 'systemAdmin'];

/** In the menu of the account: the way into a drill that is held, or out of it. */
export function useDrillItems(session: Session): { key: string; label: string; onClick: () => void }[] {
  const { t } = useTranslation();
  const isOne = mayEnter.includes(session.role);
  const { data } = useQuery({ ...drillQuery, enabled: isOne && !inDrill });
  if (inDrill) return [{ key: 'drill', label: t('drill.leave'), onClick: () => void leaveDrill() }];
  const open = data?.phase === 'running' || data?.phase === 'paused';
  if (!isOne || !open) return [];
  return [{ key: 'drill', label: t('drill.enter'), onClick: () => void enterDrill() }];
}
