import {
  ATTACHMENT_MAX_BYTES,
  attachmentTypes,
  LETTER_MAX_ATTACHMENTS,
  type Letter,
} from '@fengqiao/contract/letters';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import page from '../../ui/page.module.css';
import { attachFile, letterQuery, removeFile, saveFile } from './api.ts';
import styles from './letters.module.css';

const accept = [...attachmentTypes, 'jpeg'].map((type) => `.${type}`).join(',');
const kilobytes = (size: number) => Math.max(1, Math.round(size / 1000)).toLocaleString('en');

/** The files of a letter: saved by everybody who reads it as written, added and taken out by its side as long as it is not out. */
export function LetterAttachments({ letter }: { letter: Letter }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const show = (next: Letter) => queryClient.setQueryData(letterQuery(letter.id).queryKey, next);
  const add = useMutation({
    mutationFn: (file: File) => attachFile(letter.id, crypto.randomUUID(), file),
    onSuccess: show,
  });
  const remove = useMutation({ mutationFn: (id: string) => removeFile(letter.id, id), onSuccess: show });
  const save = useMutation({
    mutationFn: (file: Letter['attachments'][number]) => saveFile(letter.id, file),
  });
  const { attachments, mayAttach, asWritten } = letter;
  if (!asWritten || (attachments.length === 0 && !mayAttach)) return null;
  const full = attachments.length >= LETTER_MAX_ATTACHMENTS;
  return (
    <>
      <h3 className={styles.heading}>{t('letters.files', { count: attachments.length })}</h3>
      <ul className={styles.files}>
        {attachments.map((file) => (
          <li key={file.id} className={styles.file}>
            <span className={styles.fileName}>
              {file.name}
              <span className={page.faint}>
                {' '}
                {t(file.ofReply ? 'letters.fileOfReply' : 'letters.fileBy', {
                  size: kilobytes(file.size),
                  name: file.addedByName,
                  at: dateTimeOf(file.addedAt),
                })}
              </span>
            </span>
            {file.gone ? (
              <span className={page.faint}>{t('letters.fileGone')}</span>
            ) : (
              <Button
                size="small"
                loading={save.isPending && save.variables?.id === file.id}
                aria-label={t('letters.fileSaveName', { name: file.name })}
                onClick={() => save.mutate(file)}
              >
                {t('letters.fileSave')}
              </Button>
            )}
            {file.mayRemove && (
              <Button
                size="small"
                danger
                loading={remove.isPending && remove.variables === file.id}
                aria-label={t('letters.fileRemoveName', { name: file.name })}
                onClick={() => remove.mutate(file.id)}
              >
                {t('letters.fileRemove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayAttach && (
        <Upload
          accept={accept}
          showUploadList={false}
          disabled={full || add.isPending}
          beforeUpload={(file) => {
            add.mutate(file);
            return false;
          }}
        >
          <Button loading={add.isPending} disabled={full}>
            {t('letters.fileAdd')}
          </Button>{' '}
          <span className={page.faint}>
            {t('letters.fileHint', { mb: ATTACHMENT_MAX_BYTES / 1_000_000, most: LETTER_MAX_ATTACHMENTS })}
          </span>
        </Upload>
      )}
      <FormProblem error={add.error ?? remove.error ?? save.error} />
    </>
  );
}
