import type { OnlineGroup } from '@fengqiao/contract/camera-health';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './camera-health.module.css';
import { countOf, rateOf } from './rate.ts';

interface GroupBarsProps {
  groups: readonly OnlineGroup[];
  /** The words of a group; a link where it leads on. */
  label: (group: OnlineGroup) => ReactNode;
  caption: string;
}

/** Online rates side by side; a group that nobody has asked says so instead of showing an empty bar. */
export function GroupBars({ groups, label, caption }: GroupBarsProps) {
  const { t } = useTranslation();
  return (
    <table className={styles.bars}>
      <caption className="visually-hidden">{caption}</caption>
      <tbody>
        {groups.map((group) => (
          <tr key={group.key}>
            <th scope="row">{label(group)}</th>
            {group.checked === 0 ? (
              <td colSpan={2} className={styles.faint}>
                {t(group.withSource === 0 ? 'cameraHealth.noneWithSource' : 'cameraHealth.noneChecked', {
                  count: countOf(group.registered),
                })}
              </td>
            ) : (
              <>
                <td className={styles.track}>
                  <div
                    className={styles.bar}
                    data-low={group.online / group.checked < 0.9}
                    style={{ inlineSize: `${(group.online / group.checked) * 100}%` }}
                  />
                </td>
                <td className={styles.share}>
                  <strong>{rateOf(group.online, group.checked)}</strong>
                  <span className={styles.faint}>
                    {countOf(group.online)} / {countOf(group.checked)}
                  </span>
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
