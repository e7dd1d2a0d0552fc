import { camerasOfWall } from '@fengqiao/db/queries/walls';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';

/** The only cameras a kiosk knows of, those that hang on its wall; null for everybody else: the scope decides. */
export async function onlyCameras(client: Client, session: AccountSession): Promise<string[] | null> {
  if (session.role !== 'kiosk') return null;
  return session.wallId === null ? [] : camerasOfWall(client, session.wallId);
}
