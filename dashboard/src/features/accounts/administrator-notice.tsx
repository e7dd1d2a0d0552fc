import type { Account } from '@fengqiao/contract/accounts';
import { useTranslation } from 'react-i18next';
import styles from '../../ui/page.module.css';
import { missingAdministrators } from './account-search.ts';

/** Until system, security and audit are three people: who is missing, and why there are three. */
export function AdministratorNotice({ accounts }: { accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const missing = missingAdministrators(accounts);
  if (missing.length === 0) return null;
  return (
    <div className={styles.notice} role="note">
      <strong>
        {t('accounts.missing', {
          roles: missing.map((role) => t(`session.role.${role}`)).join(t('common.listComma')),
        })}
      </strong>
      <p>{t('accounts.missingWhy')}</p>
    </div>
  );
}
