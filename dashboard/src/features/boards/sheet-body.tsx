import type { BoardPerson, PublicBoard } from '@fengqiao/contract/boards';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../lib/reference.ts';
import { Portrait } from '../../ui/portrait.tsx';
import { boardPhoto } from './api.ts';
import styles from './board.module.css';
import { layDiagram } from './diagram-layout.ts';
import { DiagramPicture } from './diagram-picture.tsx';
import { flowRows, routeRows } from './diagram-rows.ts';
import { GridSheet } from './grid-sheet.tsx';
import type { Sheet } from './sheets.ts';

/** What a sheet shows. */
export function SheetBody({ board, sheet }: { board: PublicBoard; sheet: Sheet }) {
  switch (sheet.kind) {
    case 'centre':
      return <CentreSheet board={board} />;
    case 'people':
      return <PeopleSheet centreId={board.centreId} people={sheet.people} />;
    case 'grid':
      return <GridSheet board={board} areas={sheet.areas} />;
    default:
      return <DiagramSheet board={board} kind={sheet.kind} />;
  }
}

function CentreSheet({ board }: { board: PublicBoard }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <div className={styles.two}>
      <div>
        <h3>{t('boards.duties')}</h3>
        <ol className={styles.duties}>
          {board.duties.map((duty) => (
            <li key={duty.zh}>{label(duty)}</li>
          ))}
        </ol>
      </div>
      <div>
        <h3>{t('boards.departments', { count: board.departments.length })}</h3>
        {board.departments.length === 0 && <p className={styles.nobody}>{t('boards.noDepartments')}</p>}
        <ul className={styles.departments}>
          {board.departments.map(({ department, label: words, windows }) => (
            <li key={department}>
              <span>{label(words)}</span>
              <span className={styles.small}>{windows > 0 && t('boards.windows', { count: windows })}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function PeopleSheet({ centreId, people }: { centreId: string; people: readonly BoardPerson[] }) {
  return (
    <ul className={styles.people}>
      {people.map(({ id, name, post, duties, phone, photo }) => (
        <li key={id} className={styles.person}>
          <Portrait name={name} path={photo ? boardPhoto(centreId, id) : null} version="board" />
          <div className={styles.personWords}>
            <span className={styles.personName}>{name}</span>
            <span className={styles.post}>{post}</span>
            {phone && <span className={styles.small}>{phone}</span>}
            {duties && <span className={styles.small}>{duties}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function DiagramSheet({ board, kind }: { board: PublicBoard; kind: 'route' | 'flow' }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { rules } = board;
  const diagram = useMemo(
    () => layDiagram(kind === 'route' ? routeRows(rules, t, label) : flowRows(rules, label)),
    [rules, kind, t, label],
  );
  return (
    <div className={styles.picture}>
      <DiagramPicture diagram={diagram} name={t(`boards.sheet.${kind}`)} />
    </div>
  );
}
