import type { Incident } from '@fengqiao/contract/incidents';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import page from '../../ui/page.module.css';
import { redLinesKey, withdraw } from './api.ts';
import styles from './red-lines.module.css';

/** Incidents with who reported them; a withdrawn one stays, with the reason. */
export function IncidentTable({ items, mayWrite }: { items: readonly Incident[]; mayWrite: boolean }) {
  const { t } = useTranslation();
  const [going, setGoing] = useState<Incident | null>(null);
  return (
    <>
      <DataTable
        caption={t('redLines.incidents')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { key: 'day', title: t('redLines.happenedOn'), render: ({ happenedOn }) => happenedOn },
          {
            key: 'kind',
            title: t('redLines.kindLabel'),
            render: ({ kind, withdrawn }) => (
              <span className={withdrawn === null ? undefined : styles.withdrawn}>
                {t(`redLines.kind.${kind}`)}
              </span>
            ),
          },
          { key: 'area', title: t('registry.area'), render: ({ areaName }) => areaName },
          {
            key: 'case',
            title: t('redLines.case'),
            render: ({ caseCode }) =>
              caseCode === null ? (
                '–'
              ) : (
                <Link to="/cases/$caseCode" params={{ caseCode }}>
                  {caseCode}
                </Link>
              ),
          },
          { key: 'note', title: t('redLines.note'), render: ({ note }) => note || '–' },
          {
            key: 'by',
            title: t('redLines.reportedBy'),
            render: ({ reportedBy, reportedAt, withdrawn }) => (
              <>
                {reportedBy} · {dateTimeOf(reportedAt)}
                {withdrawn && (
                  <div className={page.faint}>
                    {t('redLines.withdrawnFor', { by: withdrawn.by, reason: withdrawn.reason })}
                  </div>
                )}
              </>
            ),
          },
          ...(mayWrite
            ? [
                {
                  key: 'do',
                  title: t('registry.do'),
                  render: (incident: Incident) =>
                    incident.withdrawn === null && (
                      <Button size="small" onClick={() => setGoing(incident)}>
                        {t('redLines.withdraw')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {going && <WithdrawDialog incident={going} onClose={() => setGoing(null)} />}
    </>
  );
}

function WithdrawDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () => withdraw(incident.id, reason.trim()),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: redLinesKey });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('redLines.withdraw')}
      okText={t('redLines.withdraw')}
      cancelText={t('common.cancel')}
      confirmLoading={send.isPending}
      okButtonProps={{ disabled: reason.trim().length < 2 }}
      onOk={() => send.mutate()}
      onCancel={onClose}
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p>{t('redLines.withdrawHint')}</p>
      <Input.TextArea
        aria-label={t('redLines.reason')}
        placeholder={t('redLines.reason')}
        rows={2}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <FormProblem error={send.error} />
    </Modal>
  );
}
