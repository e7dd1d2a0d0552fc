import { InboxOutlined } from '@ant-design/icons';
import { datums } from '@fengqiao/contract/common';
import { useMutation } from '@tanstack/react-query';
import { AutoComplete, Button, Checkbox, Collapse, Form, Input, Select, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PanelError } from '../../ui/panel.tsx';
import { areaPlaces, startImport } from './api.ts';
import styles from './imports-page.module.css';
import { type Field, fields, guessColumn, type MappingForm, mappingOf, requiredFields } from './mapping.ts';
import { readHeader } from './read-header.ts';

/** A file, what its columns mean, and which words of it stand for which area and category. */
export function ImportForm({ onStarted }: { onStarted: (id: string) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<MappingForm>();
  const [file, setFile] = useState<File | null>(null);
  const [header, setHeader] = useState<string[]>([]);
  const start = useMutation({
    mutationFn: async (values: { file: File; form: MappingForm }) => {
      const areas = values.form.matchAreas ? await areaPlaces() : {};
      return startImport(values.file, mappingOf(values.form, areas));
    },
    onSuccess: ({ id }) => onStarted(id),
  });
  const choose = async (chosen: File) => {
    setFile(chosen);
    start.reset();
    const names = await readHeader(chosen);
    setHeader(names);
    const guessed = fields.flatMap((field) => {
      const name = guessColumn(names, t(`imports.guess.${field}`));
      return name ? [[field, name] as const] : [];
    });
    form.setFieldsValue({ columns: Object.fromEntries(guessed) });
  };
  const isRequired = (field: Field) => requiredFields.some((each) => each === field);
  return (
    <section className={styles.form} aria-labelledby="import-form">
      <h2 id="import-form" className={styles.heading}>
        {t('imports.newImport')}
      </h2>
      <Upload.Dragger
        accept=".csv,.tsv,.txt,.xlsx"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(chosen) => {
          void choose(chosen);
          return false;
        }}
      >
        <p className={styles.dropIcon}>
          <InboxOutlined aria-hidden="true" />
        </p>
        <p>{file ? file.name : t('imports.drop')}</p>
        <p className={styles.faint}>{t('imports.formats')}</p>
      </Upload.Dragger>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className={styles.mapping ?? ''}
        onFinish={(values) => file && start.mutate({ file, form: values })}
      >
        <div className={styles.fields}>
          {fields.map((field) => (
            <Form.Item
              key={field}
              name={['columns', field]}
              label={t(`imports.field.${field}`)}
              rules={isRequired(field) ? [{ required: true, message: t('imports.columnNeeded') }] : []}
            >
              <AutoComplete
                options={header.map((name) => ({ value: name }))}
                placeholder={isRequired(field) ? t('imports.column') : t('imports.optionalColumn')}
                allowClear
              />
            </Form.Item>
          ))}
        </div>
        <Form.Item name="matchAreas" valuePropName="checked" initialValue extra={t('imports.matchAreasHint')}>
          <Checkbox>{t('imports.matchAreas')}</Checkbox>
        </Form.Item>
        <Collapse
          ghost
          items={[
            {
              key: 'more',
              label: t('imports.moreMapping'),
              forceRender: true,
              children: (
                <>
                  <Form.Item name="places" label={t('imports.places')} extra={t('imports.placesHint')}>
                    <Input.TextArea rows={4} placeholder={t('imports.placesExample')} />
                  </Form.Item>
                  <Form.Item
                    name="categories"
                    label={t('imports.categories')}
                    extra={t('imports.categoriesHint')}
                  >
                    <Input.TextArea rows={3} />
                  </Form.Item>
                  <div className={styles.fields}>
                    <Form.Item name="datum" label={t('imports.datum')}>
                      <Select allowClear options={datums.map((value) => ({ value, label: value }))} />
                    </Form.Item>
                    <Form.Item name="sheet" label={t('imports.sheet')}>
                      <Input />
                    </Form.Item>
                  </div>
                </>
              ),
            },
          ]}
        />
        {start.error && <PanelError error={start.error} />}
        <Button type="primary" htmlType="submit" disabled={!file} loading={start.isPending}>
          {t('imports.start')}
        </Button>
      </Form>
    </section>
  );
}
