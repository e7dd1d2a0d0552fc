import type { DutyChange, DutyKind, DutyRoster } from '@fengqiao/contract/duty';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import page from '../../../ui/page.module.css';
import styles from '../registry.module.css';
import { kindOn, nextKind, weekOf } from './week.ts';

interface DutyGridProps {
  roster: DutyRoster;
  today: string;
  /** Undefined = may look only. */
  onChange: ((change: DutyChange) => void) | undefined;
}

const arrows: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
/** Keys that set a cell at once. */
const keys: Record<string, DutyKind | null> = { d: 'duty', l: 'leave', Delete: null, Backspace: null };

/** A week of a centre, people by days: a cell turns when it is pressed; arrows go, d, l and Delete set. A day without anybody says so. */
export function DutyGrid({ roster, today, onChange }: DutyGridProps) {
  const { t } = useTranslation();
  const { people, entries, from } = roster;
  const days = weekOf(from);
  const onKey = (event: KeyboardEvent<HTMLButtonElement>, staffId: string, day: string) => {
    const step = arrows[event.key];
    if (step) {
      event.preventDefault();
      move(event.currentTarget, step);
    } else if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      onChange?.({ staffId, day, kind: keys[event.key] ?? null, note: null });
    }
  };
  return (
    <table className={styles.duty}>
      <caption className="visually-hidden">{t('registry.duty.week', { from })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('registry.staff.name')}</th>
          {days.map((day, index) => (
            <th key={day} scope="col" data-today={day === today || undefined}>
              {t(`registry.duty.weekday.${index}`)}
              <div className={page.faint}>{day.slice(5)}</div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map(({ staffId, name, post }, row) => (
          <tr key={staffId}>
            <th scope="row">
              {name} <span className={page.faint}>{post}</span>
            </th>
            {days.map((day, column) => {
              const kind = kindOn(entries, staffId, day);
              return (
                <td key={day} data-today={day === today || undefined}>
                  <button
                    type="button"
                    className={styles.cell}
                    data-cell={`${row} ${column}`}
                    data-kind={kind ?? undefined}
                    disabled={onChange === undefined}
                    aria-label={t('registry.duty.cell', {
                      name,
                      day,
                      state: t(`registry.duty.kind.${kind ?? 'none'}`),
                    })}
                    onClick={() => onChange?.({ staffId, day, kind: nextKind(kind), note: null })}
                    onKeyDown={(event) => onKey(event, staffId, day)}
                  >
                    {kind === null ? '·' : t(`registry.duty.kind.${kind}`)}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('registry.duty.onDuty')}</th>
          {days.map((day) => {
            const count = entries.filter((entry) => entry.day === day && entry.kind === 'duty').length;
            return (
              <td key={day} data-gap={count === 0 || undefined}>
                {count === 0 ? t('registry.duty.nobody') : count}
              </td>
            );
          })}
        </tr>
      </tfoot>
    </table>
  );
}

/** The cell beside one; at an edge it stays. */
function move(from: HTMLElement, [rows, columns]: readonly [number, number]): void {
  const [row = 0, column = 0] = (from.dataset.cell ?? '').split(' ').map(Number);
  const next = `[data-cell="${row + rows} ${column + columns}"]`;
  from.closest('table')?.querySelector<HTMLElement>(next)?.focus();
}
