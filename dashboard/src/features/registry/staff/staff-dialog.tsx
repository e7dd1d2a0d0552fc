import type { CentreLine } from '@fengqiao/contract/centre-register';
import { type StaffInput, type StaffMember, staffKinds } from '@fengqiao/contract/staff';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../../ui/area-select.tsx';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { inputOf, organisationsQuery, registryKey, saveStaff, teamsQuery } from '../api.ts';
import styles from '../registry.module.css';

interface StaffDialogProps {
  /** Undefined = a new one. */
  person: StaffMember | undefined;
  centres: readonly CentreLine[];
  /** Where a new one is entered unless something else is chosen. */
  centreId: string | undefined;
  areaCode: string;
  onClose: () => void;
}

type Fields = Omit<StaffInput, 'centreId' | 'organisationId' | 'teamId' | 'phone'> & {
  centreId?: string | null;
  organisationId?: string | null;
  teamId?: string | null;
  phone?: string | null;
};

/** Somebody in their office: entered or changed. */
export function StaffDialog({ person, centres, centreId, areaCode, onClose }: StaffDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const organisations = useQuery(organisationsQuery());
  const teams = useQuery(teamsQuery());
  const centre = centres.find(({ id }) => id === centreId);
  const save = useMutation({
    mutationFn: (fields: Fields) =>
      saveStaff(person?.id, {
        ...fields,
        name: fields.name.trim(),
        post: fields.post.trim(),
        duties: fields.duties ?? '',
        position: fields.position ?? 0,
        centreId: fields.centreId ?? null,
        organisationId: fields.organisationId ?? null,
        teamId: fields.teamId ?? null,
        phone: fields.phone?.trim() || null,
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: registryKey });
      onClose();
    },
  });
  const needed = { required: true, whitespace: true, message: t('registry.needed') };
  const initial: Partial<Fields> =
    person === undefined
      ? {
          areaCode: centre?.areaCode ?? areaCode,
          centreId: centreId ?? null,
          kind: 'staff',
          duties: '',
          professional: false,
          public: false,
          photoConsent: false,
          position: 0,
        }
      : inputOf(person);
  const named = (items: readonly { id: string; name: string }[] | undefined) =>
    (items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Modal
      open
      width="44rem"
      title={t(person === undefined ? 'registry.staff.add' : 'registry.staff.edit')}
      okText={t('registry.save')}
      cancelText={t('common.cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(fields) => save.mutate(fields)}
      >
        <div className={styles.row}>
          <Form.Item name="name" label={t('registry.staff.name')} rules={[needed]}>
            <Input maxLength={40} autoFocus />
          </Form.Item>
          <Form.Item name="post" label={t('registry.staff.post')} rules={[needed]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="kind" label={t('registry.staff.kind')}>
            <Select
              options={staffKinds.map((kind) => ({ value: kind, label: t(`registry.kind.${kind}`) }))}
            />
          </Form.Item>
        </div>
        <div className={styles.row}>
          <Form.Item name="centreId" label={t('registry.centre')}>
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={named(centres)} />
          </Form.Item>
          <Form.Item name="areaCode" label={t('registry.staff.area')} rules={[needed]}>
            <AreaSelect {...(person ? { name: person.areaName } : {})} />
          </Form.Item>
        </div>
        <div className={styles.row}>
          <Form.Item name="organisationId" label={t('registry.organisation')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={named(organisations.data?.items)}
            />
          </Form.Item>
          <Form.Item name="teamId" label={t('registry.team')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={named(teams.data?.items)}
            />
          </Form.Item>
          <Form.Item name="phone" label={t('registry.staff.phone')} extra={t('registry.staff.phoneHint')}>
            <Input maxLength={30} />
          </Form.Item>
        </div>
        <Form.Item name="duties" label={t('registry.staff.duties')}>
          <Input.TextArea rows={2} maxLength={400} showCount />
        </Form.Item>
        <div className={styles.row}>
          <Form.Item name="professional" valuePropName="checked" extra={t('registry.staff.professionalHint')}>
            <Checkbox>{t('registry.staff.professional')}</Checkbox>
          </Form.Item>
          <Form.Item name="public" valuePropName="checked">
            <Checkbox>{t('registry.staff.public')}</Checkbox>
          </Form.Item>
          <Form.Item name="photoConsent" valuePropName="checked" extra={t('registry.staff.consentHint')}>
            <Checkbox>{t('registry.staff.consent')}</Checkbox>
          </Form.Item>
          <Form.Item name="position" label={t('registry.staff.position')}>
            <InputNumber min={0} max={9_999} precision={0} />
          </Form.Item>
        </div>
      </Form>
      <FormProblem error={save.error} />
    </Modal>
  );
}
