import type { DataTable } from '@fengqiao/contract/tables';
import { use } from 'react';
import { DataTableView } from '../../ui/data-table-view.tsx';
import { OpenListContext } from './open-list.ts';
import styles from './packs.module.css';

/** A frozen table; rows open their cases. What it counts stands at the foot of the page with the other definitions. */
export function TableBlock({ table }: { table: DataTable }) {
  const open = use(OpenListContext);
  return (
    <section className={styles.tableBlock}>
      <h3 className={styles.blockTitle}>{table.title}</h3>
      <DataTableView table={table} onOpen={open ?? undefined} plain />
      {table.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </section>
  );
}
