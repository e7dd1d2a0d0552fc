import type { CaseSummary } from '@fengqiao/contract/cases';
import { intakeClasses, intensities } from '@fengqiao/contract/ingest';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActInput } from '../../features/cases/acts/act-input.tsx';
import { useAct } from '../../features/cases/acts/use-act.ts';
import { useCaseActs } from '../../features/cases/acts/use-case-acts.ts';
import { caseDetailQuery } from '../../features/cases/api.ts';
import { DueLabel } from '../../features/cases/due-label.tsx';
import { referenceQuery } from '../../lib/reference.ts';
import { useKey } from '../../lib/use-key.ts';
import { PanelError } from '../../ui/panel.tsx';
import own from './triage.module.css';

const fields = [
  { name: 'leadDepartment', kind: 'department', needed: true },
  { name: 'intakeClass', kind: 'choice', values: intakeClasses, words: 'case.intakeClass' },
  { name: 'intensity', kind: 'choice', values: intensities, words: 'case.intensity' },
] as const;

/** The triage of one case: what the window proposes is filled in, a digit names the difficulty and sends it. */
export function TriageForm({ item, onDone }: { item: CaseSummary; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { data: reference } = useQuery(referenceQuery);
  const detail = useQuery(caseDetailQuery(item.caseCode));
  const acts = useCaseActs(item.caseCode, detail.data?.timeline.length ?? 0);
  const act = useAct(item.caseCode);
  const [changed, setChanged] = useState<Record<string, unknown>>({});
  const offer = acts.data?.items.find(({ type }) => type === 'case.triaged');
  const proposal = { ...offer?.suggested, ...changed };
  const difficulties = reference?.difficulties ?? [];
  const title = item.title || t('case.untitled');
  const send = (index: number) => {
    const difficulty = difficulties[index]?.code;
    if (difficulty === undefined || offer === undefined || act.isPending) return;
    const payload = Object.fromEntries(Object.entries(proposal).filter(([, value]) => value !== undefined));
    act.mutate(
      { type: 'case.triaged', payload: { ...payload, difficulty } },
      {
        onSuccess: () => {
          void message.success(t('act.triage.done', { title }));
          onDone();
        },
      },
    );
  };
  useKey('1', () => send(0));
  useKey('2', () => send(1));
  useKey('3', () => send(2));
  useKey('4', () => send(3));
  useKey('5', () => send(4));
  const open = () => void navigate({ to: '/cases/$caseCode', params: { caseCode: item.caseCode } });
  useKey('Enter', (event) => {
    if (!(event.target instanceof Element && event.target.closest('button, a'))) open();
  });
  return (
    <section className={own.form} aria-label={title}>
      <h2 className={own.title}>{title}</h2>
      <p className={own.faint}>
        {item.areaName} {item.dueAt && <DueLabel dueAt={item.dueAt} />}
      </p>
      {detail.data?.detail && <p className={own.detail}>{detail.data.detail}</p>}
      <h3 className={own.part}>{t('act.triage.proposal')}</h3>
      {fields.map((field) => (
        <label key={field.name} className={own.field} htmlFor={`triage-${field.name}`}>
          <span>{t(`event.field.${field.name}`)}</span>
          <ActInput
            field={field}
            id={`triage-${field.name}`}
            value={proposal[field.name] as never}
            onChange={(value) => setChanged((before) => ({ ...before, [field.name]: value }))}
          />
        </label>
      ))}
      <fieldset aria-label={t('event.field.difficulty')} className={own.keys}>
        {difficulties.map(({ code, label }, index) => (
          <Button
            key={code}
            loading={act.isPending}
            disabled={offer === undefined}
            onClick={() => send(index)}
          >
            <kbd>{index + 1}</kbd> {label[i18n.language === 'en' ? 'en' : 'zh']}
          </Button>
        ))}
      </fieldset>
      {(act.error ?? acts.error) && <PanelError error={act.error ?? acts.error} />}
      <Button type="link" onClick={open}>
        {t('act.triage.open')}
      </Button>
    </section>
  );
}
