import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { requestBytes } from '../lib/api.ts';
import styles from './portrait.module.css';

interface PortraitProps {
  /** Whose it is: said to screen readers, and its last characters stand where there is no photograph. */
  name: string;
  /** Path of the photograph; null = there is none. */
  path: string | null;
  /** Changes with the photograph, so that an old one is not shown for a new one. */
  version: string;
}

const photoQuery = (path: string | null, version: string) =>
  queryOptions({
    queryKey: ['photo', path, version],
    queryFn: ({ signal }) => requestBytes(path ?? '', { signal }),
    enabled: path !== null,
    staleTime: 300_000,
  });

/** The photograph of somebody in their office, or the end of their name in its place. */
export function Portrait({ name, path, version }: PortraitProps) {
  const { data } = useQuery(photoQuery(path, version));
  const url = useMemo(() => (data === undefined ? null : URL.createObjectURL(new Blob([data]))), [data]);
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url]);
  return url === null ? (
    <span className={styles.none} role="img" aria-label={name}>
      {name.slice(-2)}
    </span>
  ) : (
    <img className={styles.photo} src={url} alt={name} />
  );
}
