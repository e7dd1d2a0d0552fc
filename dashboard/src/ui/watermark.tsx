import type { Watermark as Grant } from '@fengqiao/contract/cameras';
import { type RefObject, useId } from 'react';
import { dateTimeOf, dayOf, secondOf } from '../lib/time.ts';
import { useNow } from '../lib/use-now.ts';
import styles from './watermark.module.css';

/** Who looks, on which machine, and by which viewing. */
export type WatermarkFacts = Pick<Grant, 'displayName' | 'account' | 'terminal' | 'viewing'>;

interface WatermarkProps {
  facts: WatermarkFacts;
  /** How often its time moves on: each second beside a person, each minute on a wall. */
  every: 'second' | 'minute';
  /** `picture`; `page`: fainter, over text that is to be read; `print`: on every printed sheet and not on the screen. */
  on?: 'picture' | 'page' | 'print';
  /** For whoever watches that it stays (`watermark-guard.ts`). */
  ref?: RefObject<SVGSVGElement | null>;
}

const wide = /[\u2e80-\uffff]/;

/** Width of a text in em, roughly: a Chinese character is one, a Latin letter a little more than half. */
export function widthEm(text: string): number {
  return [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 1 : 0.6), 0);
}

/** `name · account · terminal · viewing`; what there is none of is left out. */
export const whoText = ({ displayName, account, terminal, viewing }: WatermarkFacts): string =>
  [displayName, account, terminal, viewing].filter(Boolean).join(' · ');

/**
 * Who looks, where and when, again and again across whatever it stands on: a photograph of any part of the screen holds one.
 * Drawn as one pattern, so that a tick changes one text, however large the picture is.
 */
export function Watermark({ facts, every, on = 'picture', ref }: WatermarkProps) {
  const pattern = useId();
  const now = useNow(every === 'second' ? 1_000 : 10_000);
  const who = whoText(facts);
  const width = Math.max(widthEm(who), 12) + 4;
  // It moves along with the time, so that no part of a picture is covered for good.
  const shift = ((now / 10_000) % width).toFixed(1);
  const time = every === 'second' ? `${dayOf(now)} ${secondOf(now)}` : dateTimeOf(now);
  return (
    <svg ref={ref} className={styles.mark} data-on={on} data-watermark={facts.account} aria-hidden="true">
      <defs>
        <pattern
          id={pattern}
          x={`${shift}em`}
          width={`${width}em`}
          height="9em"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-18)"
        >
          <text className={styles.text} x="1em" y="2em">
            {who}
          </text>
          <text className={styles.text} x="1em" y="3.5em">
            {time}
          </text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${pattern})`} />
    </svg>
  );
}
