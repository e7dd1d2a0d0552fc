import { areaLevel, areaLevels } from '@fengqiao/contract/areas';
import type { BoardArea, PublicBoard } from '@fengqiao/contract/boards';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { outlinesQuery } from './api.ts';
import styles from './board.module.css';
import { type AreaShape, outlinePaths } from './outline-paths.ts';

const mapWidth = 1000;

/** The areas below on a map, with the grid staff that are named for each (HP-29). */
export function GridSheet({ board, areas }: { board: PublicBoard; areas: readonly BoardArea[] }) {
  const { t } = useTranslation();
  const below = areaLevels[areaLevels.indexOf(areaLevel(board.areaCode)) + 1] ?? 'grid';
  const { data } = useQuery(outlinesQuery(board.areaCode, below));
  const { shapes, height } = useMemo(() => outlinePaths(data ?? { features: [] }, mapWidth), [data]);
  const staffed = new Set(
    board.areas.filter(({ people }) => people.length > 0).map(({ areaCode }) => areaCode),
  );
  return (
    <div className={styles.grid}>
      <div>
        {height > 0 ? (
          <svg
            className={styles.map}
            viewBox={`-10 -10 ${mapWidth + 20} ${height + 20}`}
            role="img"
            aria-label={t('boards.sheet.grid')}
          >
            {shapes.map(({ areaCode, d }) => (
              <path
                key={areaCode}
                d={d}
                className={styles.area}
                strokeWidth={2}
                data-staffed={staffed.has(areaCode) || undefined}
              />
            ))}
            {/* Names above every outline: a neighbour drawn later would cover them. */}
            {shapes.map((shape) => (
              <AreaName key={shape.areaCode} shape={shape} size={nameSize(shapes.length)} />
            ))}
          </svg>
        ) : (
          <p className={styles.nobody}>{t('boards.noOutlines')}</p>
        )}
        <p className={styles.note}>{t('boards.outlineNote')}</p>
      </div>
      <ul className={styles.staffed}>
        {areas.map(({ areaCode, name, people }) => (
          <li key={areaCode}>
            <strong>{name}</strong>
            {people.length === 0 ? (
              <span className={styles.nobody}>{t('boards.nobody')}</span>
            ) : (
              people.map((person) => [person.name, person.phone].filter(Boolean).join(' ')).join(' · ')
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** As many names as stand on a sheet have to be read side by side. */
const nameSize = (count: number): number => (count > 40 ? 12 : count > 15 ? 16 : 26);

function AreaName({ shape, size }: { shape: AreaShape; size: number }) {
  return (
    <text x={shape.x} y={shape.y} fontSize={size} strokeWidth={size / 6} className={styles.areaName}>
      {shape.name}
    </text>
  );
}
