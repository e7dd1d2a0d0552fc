import type { Role } from '@fengqiao/contract/accounts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';

const accountReaders: readonly Role[] = ['securityAdmin'];

/** `<noun>:<id>` in words; a link to the thing for those whose role opens it, and to everything in the log about it. */
export function ObjectLink({ object }: { object: string | null }) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  if (object === null) return null;
  const [noun = '', ...rest] = object.split(':');
  const id = rest.join(':');
  const words = `${t(`audit.noun.${noun}`, { defaultValue: noun })} ${id}`;
  if (noun === 'account' && session && accountReaders.includes(session.role))
    return (
      <Link to="/admin/accounts" search={{ account: id }}>
        {words}
      </Link>
    );
  return (
    <Link to="/audit" search={{ object }} title={t('audit.sameObject')}>
      {words}
    </Link>
  );
}
