import type { Wall } from '@fengqiao/contract/walls';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AlarmLine } from './alarm-line.tsx';
import { LeaseBox } from './lease-box.tsx';
import { SceneButtons } from './scene-buttons.tsx';
import { TourChips } from './tour-chips.tsx';
import type { WallActs } from './use-wall-acts.ts';
import styles from './wall-strip.module.css';

interface StripCommandProps {
  wall: Wall;
  acts: WallActs;
  /** Whether this account changes the wall; everybody at the desk acknowledges its alarm. */
  works: boolean;
  choice: ReactNode;
}

/** Left of the screens: who works the wall, what it does by itself, and its scenes. */
export function StripCommand({ wall, acts, works, choice }: StripCommandProps) {
  const own = works ? acts : null;
  return (
    <div className={styles.command}>
      <div className={styles.head}>
        {choice}
        <Link to="/walls/$wall" params={{ wall: wall.id }} className={styles.wallName}>
          {wall.name}
        </Link>
        <LeaseBox wall={wall} acts={own} />
      </div>
      <AlarmLine wall={wall} acts={acts} />
      <TourChips wall={wall} acts={own} />
      <SceneButtons wall={wall} acts={own} />
    </div>
  );
}
