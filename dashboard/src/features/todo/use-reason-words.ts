import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import type { TodoEntry } from './todo-entries.ts';

/** Why a line stands on its list, in words. */
export function useReasonWords(): (entry: TodoEntry) => string {
  const { t } = useTranslation();
  const { department } = useReferenceWords();
  return (entry) => {
    switch (entry.kind) {
      case 'case':
        return t(`desk.todo.reason.${entry.reason}`);
      case 'whistle':
        return t('desk.todo.reason.whistle', { department: department(entry.whistle.department) });
      case 'letter':
        return t('desk.todo.reason.letter', { kind: t(`case.letter.${entry.letter.kind}`) });
      case 'push': {
        const { kind, level, strength, department: to } = entry.push;
        if (kind === 'nudged')
          return t('desk.todo.reason.nudged', {
            strength: t(`case.strength.${strength ?? 'remind'}`),
            department: department(to),
          });
        return level === null
          ? t('desk.todo.reason.supervisedAny')
          : t('desk.todo.reason.supervised', { level: t(`case.level.${level}`) });
      }
    }
  };
}
