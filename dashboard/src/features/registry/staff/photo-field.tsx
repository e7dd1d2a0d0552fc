import { PHOTO_FRESH_DAYS, type StaffMember } from '@fengqiao/contract/staff';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { dayMs, dayOf } from '../../../lib/time.ts';
import { useNow } from '../../../lib/use-now.ts';
import { FormProblem } from '../../../ui/form-problem.tsx';
import page from '../../../ui/page.module.css';
import { putPhoto, registryKey, removePhoto } from '../api.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** The photograph of somebody: since when it hangs, a new one, none. Without consent there is nothing to hang. */
export function PhotoField({ person }: { person: StaffMember }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const now = useNow(3_600_000);
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: registryKey });
  const put = useMutation({
    mutationFn: async (file: File) => putPhoto(person.id, await shrinkPhoto(file)),
    onSuccess,
  });
  const remove = useMutation({ mutationFn: () => removePhoto(person.id), onSuccess });
  const { photoAt, photoConsent } = person;
  const old = photoAt !== null && now - Date.parse(photoAt) > PHOTO_FRESH_DAYS * dayMs;
  if (!photoConsent) return <span className={page.faint}>{t('registry.staff.noConsent')}</span>;
  return (
    <>
      <span className={page.buttons}>
        <Upload
          accept="image/*"
          showUploadList={false}
          beforeUpload={(file) => {
            put.mutate(file);
            return false;
          }}
        >
          <Button size="small" loading={put.isPending}>
            {t(photoAt === null ? 'registry.staff.addPhoto' : 'registry.staff.newPhoto')}
          </Button>
        </Upload>
        {photoAt !== null && (
          <Button size="small" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('registry.staff.takeDown')}
          </Button>
        )}
      </span>
      {photoAt !== null && (
        <div className={old ? page.warn : page.faint}>
          {t(old ? 'registry.staff.photoOld' : 'registry.staff.photoSince', { day: dayOf(photoAt) })}
        </div>
      )}
      <FormProblem error={put.error ?? remove.error} />
    </>
  );
}
