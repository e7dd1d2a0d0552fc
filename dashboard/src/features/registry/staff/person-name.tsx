import type { StaffMember } from '@fengqiao/contract/staff';
import page from '../../../ui/page.module.css';
import { Portrait } from '../../../ui/portrait.tsx';
import styles from '../registry.module.css';

/** Somebody with photograph, name and post. */
export function PersonName({ person }: { person: Pick<StaffMember, 'id' | 'name' | 'post' | 'photoAt'> }) {
  const { id, name, post, photoAt } = person;
  return (
    <span className={styles.person}>
      <Portrait
        name={name}
        path={photoAt === null ? null : `/api/staff/${id}/photo`}
        version={photoAt ?? ''}
      />
      <span>
        <span className={page.strong}>{name}</span>
        <br />
        <span className={page.faint}>{post}</span>
      </span>
    </span>
  );
}
