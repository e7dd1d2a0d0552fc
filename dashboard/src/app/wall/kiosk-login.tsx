import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { logIn, sessionQuery } from '../../features/session/api.ts';
import { TerminalNote } from '../../features/session/terminal-note.tsx';
import { errorWords } from '../../ui/error-words.ts';
import styles from './wall.module.css';
import type { WallAddress } from './wall-address.ts';

/** Logs the terminal in with its own account; afterwards the screen comes by itself. */
export function KioskLogin({ address }: { address: WallAddress }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const login = useMutation({
    mutationFn: logIn,
    onSuccess: (session) => {
      // The change of a given password is a page of the desk; afterwards it comes back here.
      if (session.mustChangePassword)
        location.assign(`/password?next=${encodeURIComponent(location.pathname + location.search)}`);
      else queryClient.setQueryData(sessionQuery.queryKey, session);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    login.mutate({ account: String(form.get('account')).trim(), password: String(form.get('password')) });
  };
  return (
    <main className={styles.login}>
      <form className={styles.form} onSubmit={submit}>
        <h1 className={styles.formTitle}>{t('wall.login.title')}</h1>
        <p className={styles.messageDetail}>
          {address.wall === '' ? t('wall.login.hintPair') : t('wall.login.hint', { ...address })}
        </p>
        <label className={styles.field}>
          {t('wall.login.account')}
          <input name="account" autoComplete="username" required maxLength={60} />
        </label>
        <label className={styles.field}>
          {t('wall.login.password')}
          <input name="password" type="password" autoComplete="current-password" required maxLength={200} />
        </label>
        {login.error && <p role="alert">{errorWords(login.error, t)}</p>}
        <button type="submit" className={styles.submit} disabled={login.isPending}>
          {t(login.isPending ? 'wall.login.busy' : 'wall.login.submit')}
        </button>
        <TerminalNote />
      </form>
    </main>
  );
}
