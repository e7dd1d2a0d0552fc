import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { ProposeForm } from './propose-form.tsx';
import { RuleTable } from './rule-table.tsx';
import { editOf } from './rules-search.ts';
import { RunsPanel } from './runs-panel.tsx';
import styles from './tier-rules.module.css';
import { TrialPanel } from './trial-panel.tsx';
import { useEditedRules } from './use-rules.ts';
import { VersionTable } from './version-table.tsx';

/** `/rules/tiers`: the rules by which tiers are found, what other rules would have done, who switched which on, and the timed runs. */
export function RulesPage() {
  const { t } = useTranslation();
  const { search, navigate, query, versions, active, mayChange, base, inForce, was, rules } =
    useEditedRules();
  const retry = () => void query.refetch();
  const isOther = base !== undefined && base.version !== active;
  const isEdited = search.edit !== undefined;
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('tierRules.title')}</h1>
      </header>
      <p className={page.lead}>{t('tierRules.lead')}</p>
      <div className={mayChange ? styles.columns : undefined}>
        <Panel
          title={t('tierRules.rules')}
          note={
            base &&
            t(isOther ? 'tierRules.notInForce' : 'tierRules.inForceNow', { version: base.version, active })
          }
          extra={
            (isOther || isEdited) && (
              <Button
                size="small"
                onClick={() =>
                  void navigate({ search: (old) => ({ ...old, base: undefined, edit: undefined }) })
                }
              >
                {t('tierRules.reset')}
              </Button>
            )
          }
          state={panelState(query)}
          onRetry={retry}
        >
          <RuleTable
            rules={rules}
            was={inForce?.rules ?? was}
            mayChange={mayChange}
            onChange={(change) =>
              void navigate({
                search: (old) => ({ ...old, edit: editOf(was, rules, change) }),
                replace: true,
              })
            }
          />
          {mayChange && base && (isOther || isEdited) && (
            <ProposeForm
              basedOn={base.version}
              rules={rules}
              isRollback={!isEdited}
              onDone={() =>
                void navigate({ search: (old) => ({ ...old, base: undefined, edit: undefined }) })
              }
            />
          )}
        </Panel>
        {mayChange && <TrialPanel rules={rules} />}
      </div>
      <Panel
        title={t('tierRules.versions')}
        note={t('tierRules.versionsNote')}
        state={panelState(query)}
        onRetry={retry}
      >
        <VersionTable versions={versions} mayChange={mayChange} />
      </Panel>
      <RunsPanel />
    </div>
  );
}
