import { readFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import type { ImportMapping } from '@fengqiao/contract/imports';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { importFile, multipart } from '../helpers/import-file.ts';
import { type IngestApp, ingestApp } from '../helpers/ingest-app.ts';
import { workbook } from '../helpers/workbook.ts';

const columns = { caseRef: '编号', registeredAt: '时间', title: '主题' };
const petitions: ImportMapping = {
  columns: {
    caseRef: '留言编号',
    title: '留言主题',
    registeredAt: '留言时间',
    detail: '留言详情',
    note: '答复意见',
    resolvedAt: '答复时间',
  },
  places: { A市: '511902', A3区: '511902001', B市: '511921' },
};

describe.each(engines())('imports on %s', (engine) => {
  let gateway: IngestApp;
  beforeAll(async () => {
    gateway = await ingestApp(engine);
  });
  afterAll(() => gateway.close());
  const rows = async (sql: string, values: unknown[] = []) =>
    (await gateway.db.ownerPool.query(sql, values)).rows;
  const titles = async (prefix: string) =>
    (
      await rows(
        `select t.title from case_state s join case_text t using (case_id)
                  where s.case_ref like $1 || '%' order by s.case_ref`,
        [prefix],
      )
    ).map(({ title }) => title);

  it('takes a sheet of petitions: each row a case that is registered and resolved at its own times, twice nothing doubled', async () => {
    const reply = '您好，'.repeat(2_000);
    const file = await workbook([
      ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '答复意见', '答复时间'],
      [
        2549,
        'A00045581',
        ' A3区景蓉华苑物业\n管理有问题 ',
        '2019/4/25 9:32:09',
        '\n\t\t多行\n文字　',
        '已办理',
        '2019/5/10 14:56:53',
      ],
      [2554, 'A00023583', 'A市没有办法', '2019/4/24 16:03:40', '见附件', reply, '2021/6/1 9:49:10'],
      [2555, 'A00031618', '没有地名', new Date('2019-04-24T15:40:04Z'), 'B市有地名', '', ''],
    ]);
    const first = await importFile(gateway, '答复.xlsx', file, petitions);
    expect(first.errors).toEqual([]);
    expect(first).toMatchObject({
      state: 'done',
      message: null,
      rowsRead: 3,
      cases: 3,
      accepted: 8,
      duplicates: 0,
      quarantined: 0,
      progress: 1,
    });
    const again = await importFile(gateway, '答复.xlsx', file, petitions);
    expect(again).toMatchObject({ state: 'done', cases: 0, accepted: 0, duplicates: 8 });
    const cases =
      await rows(`select case_ref, s.area, status, registered_at, resolved_at, resolved_level, title, detail
      from case_state s join case_text t using (case_id) where case_ref like '25%' order by 1`);
    expect(cases).toMatchObject([
      {
        case_ref: '2549',
        area: 511902001000000,
        status: 'resolved',
        resolved_level: 'township',
        title: 'A3区景蓉华苑物业 管理有问题',
        detail: '多行\n文字',
      },
      { case_ref: '2554', area: 511902000000000, resolved_level: 'county' },
      { case_ref: '2555', area: 511921000000000, status: 'registered', resolved_at: null },
    ]);
    expect(cases.map(({ registered_at }) => registered_at.toISOString())).toEqual([
      '2019-04-25T01:32:09.000Z',
      '2019-04-24T08:03:40.000Z',
      '2019-04-24T07:40:04.000Z',
    ]);
    const notes = await rows(
      `select fields->>'text' as text from event_text where event_id like '2554:note:%' order by event_id`,
    );
    expect(notes.map(({ text }) => text).join('')).toBe(reply);
  });

  it.each([
    ['gb18030', '巴中𠮷野镕堃㐂，“引号”'],
    ['gbk', '巴中镕堃'],
    ['utf-8', '巴中𠮷野'],
    ['utf-8 with BOM', '巴中𠮷野'],
    ['utf-16le', '巴中𠮷野'],
    ['utf-16le with BOM', '巴中𠮷野'],
    ['utf-16be', '巴中𠮷野'],
  ])('decodes %s exactly', async (name, word) => {
    const [encoding = '', bom] = name.split(' with ');
    const key = `enc-${name.replaceAll(' ', '')}-`;
    const text = `编号,时间,主题\r\n${key}1,2024.3.1,"${word}, 换\n行 ""x"""\r\n${key}2,2024/3/1 12:05,二\r\n`;
    const status = await importFile(
      gateway,
      `${name}.csv`,
      iconv.encode(text, encoding, { addBOM: bom !== undefined }),
      { columns },
    );
    expect(status).toMatchObject({ state: 'done', cases: 2, quarantined: 0 });
    expect(await titles(key)).toEqual([`${word}, 换 行 "x"`, '二']);
  });

  it('keeps a row with bytes that are no characters, and never stores them', async () => {
    const bytes = Buffer.concat([
      iconv.encode('编号,时间,主题\nmoji-1,2024.3.1,好\nmoji-2,2024.3.1,', 'gb18030'),
      Buffer.from([0xff, 0xff]),
      iconv.encode('坏\n', 'gb18030'),
    ]);
    const status = await importFile(gateway, 'broken.csv', bytes, { columns });
    expect(status).toMatchObject({
      state: 'done',
      cases: 1,
      quarantined: 1,
      errors: [{ row: 3, column: '主题', code: 'row.unreadable' }],
    });
  });

  it('names row and column of everything that is wrong, and takes the rest', async () => {
    const file = await workbook(
      [
        ['矛盾纠纷台账', null, null, null, null],
        ['编号', '时间', '主题', '类别', '地点'],
        ['bad-ok', '2024年3月1日 下午3时', '好的', '拖欠工资纠纷', '巴州区东城'],
        [1.23e17, '2024.3.1', '编号被四舍五入', null, null],
        ['bad-2', '上周三', '时间不对', null, null],
        ['bad-3', null, '没有时间', null, null],
        ['bad-4', 45352.5, '地点不明', null, '某地'],
        ['bad-5', '2024-3-1', '类别不明', '天气', null],
        ['bad-6', '2024-3-1', { error: '#REF!' }, null, null],
        ['bad-7', '2024-3-1', { formula: 'A1&"x"', result: '公式的值' }, null, null],
        [null, '2024-3-1', '没有编号', null, null],
      ],
      ['A1:E1'],
    );
    const status = await importFile(gateway, '台账.xlsx', file, {
      columns: { ...columns, category: '类别', area: '地点' },
      places: { 东城: '511902001' },
    });
    expect(status).toMatchObject({ state: 'done', rowsRead: 9, cases: 2, quarantined: 7 });
    expect(status.errors.map(({ row, column, code, message }) => [row, column, code, message])).toEqual([
      [
        4,
        '编号',
        'row.brokenId',
        'Row 4, column 编号: 123000000000000000 was rounded by a spreadsheet; format the column as text',
      ],
      [5, '时间', 'row.badTime', 'Row 5, column 时间: 上周三 is not a time'],
      [6, '时间', 'row.missing', 'Row 6, column 时间 is empty'],
      [7, '地点', 'row.unknownPlace', 'Row 7, column 地点: no area for 某地; add it to the place mapping'],
      [8, '类别', 'event.unknownCategory', 'Category 天气 is not in the list of profile bazhong'],
      [9, '主题', 'row.unreadable', 'Row 9, column 主题 cannot be read: #REF!'],
      [11, '编号', 'row.missing', 'Row 11, column 编号 is empty'],
    ]);
    expect(await titles('bad-')).toEqual(['公式的值', '好的']);
  });

  it('finds a header that is merged over two rows', async () => {
    const file = await workbook(
      [
        ['2024年纠纷台账', null, null, null],
        ['编号', '情况', null, '备注'],
        [null, '主题', '时间', null],
        ['merged-1', '标题', '2024.3.1', 'x'],
      ],
      ['A1:D1', 'A2:A3', 'B2:C2', 'D2:D3'],
    );
    expect(await importFile(gateway, 'merged.xlsx', file, { columns })).toMatchObject({
      state: 'done',
      cases: 1,
    });
    expect(await titles('merged-')).toEqual(['标题']);
  });

  it('lets a person repair a row and sends it once', async () => {
    const cookie = await gateway.login('clerk', '511900');
    const file = Buffer.from('编号,时间,主题\nrepair-1,昨天,待修\n');
    const { id } = await importFile(gateway, 'r.csv', file, { columns });
    const list = await gateway.app.inject({ url: `/api/quarantine?importId=${id}`, headers: { cookie } });
    const [item] = list.json().items;
    expect(item).toMatchObject({
      row: 2,
      code: 'row.badTime',
      event: { 编号: 'repair-1', 时间: '昨天', 主题: '待修' },
    });
    const retry = (event: unknown) =>
      gateway.app.inject({
        method: 'POST',
        url: `/api/quarantine/${item.id}/retry`,
        headers: { cookie },
        payload: { event },
      });
    const bad = await retry({ ...item.event, 时间: '前天' });
    expect([bad.statusCode, bad.json().error.message]).toEqual([
      422,
      expect.stringContaining('前天 is not a time'),
    ]);
    expect((await retry({ ...item.event, 时间: '2024.3.2' })).json()).toMatchObject({
      accepted: 1,
      cases: [{ caseRef: 'repair-1' }],
    });
    const after = await gateway.app.inject({
      url: '/api/quarantine?open=true&limit=500',
      headers: { cookie },
    });
    expect(after.json().items.map(({ id }: { id: string }) => id)).not.toContain(item.id);
    const stranger = await gateway.login('clerk', '511902');
    expect(
      (
        await gateway.app.inject({ url: `/api/quarantine?importId=${id}`, headers: { cookie: stranger } })
      ).json().items,
    ).toEqual([]);
  });

  it('lets an account import in the name of its area', async () => {
    const cookie = await gateway.login('clerk', '511902');
    const file = Buffer.from('编号,时间,主题\nacc-1,2024.3.1,账号导入\n');
    expect(await importFile(gateway, 'a.csv', file, { columns }, { cookie })).toMatchObject({
      state: 'done',
      cases: 1,
    });
    expect(await rows(`select source, area from case_state where case_ref = 'acc-1'`)).toEqual([
      { source: 'import:511902', area: 511902000000000 },
    ]);
    const list = await gateway.app.inject({ url: '/api/imports', headers: { cookie } });
    expect(list.json().items).toHaveLength(1);
  });

  it.each([
    ['an old .xls that is called .xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old Excel file'],
    ['a web page that is called .xls', Buffer.from('<html><table><tr><td>编号'), 'web page'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a zip file of something else', zip('a.txt', Buffer.from('x'), 1), 'no spreadsheet'],
    ['half a spreadsheet', Buffer.from('PK\x03\x04 and then nothing'), 'cut off'],
    [
      'a zip bomb that lies about its size',
      zip('xl/workbook.xml', Buffer.alloc(50_000_000, ' '), 1_000),
      'unpacks to more than',
    ],
    ['a zip bomb that says so', zip('xl/workbook.xml', Buffer.from('x'), 2 ** 32 - 2), 'would unpack'],
    [
      'an open quotation mark',
      Buffer.from(`编号,时间,主题\n1,2024.3.1,"${'x\n'.repeat(600_000)}`),
      'cannot be read',
    ],
    [
      'a missing column',
      Buffer.from('编号,日期\n1,2024.3.1\n'),
      'Column 时间 is not in the file; it has: 编号, 日期',
    ],
  ])('refuses %s in words', async (name, bytes, words) => {
    const status = await importFile(gateway, `${name}.xlsx`, bytes, { columns });
    expect([status.state, status.message]).toEqual(['failed', expect.stringContaining(words)]);
  });

  it.each([
    ['no mapping', { columns: { caseRef: 'x' } }, 'import.badMapping'],
    ['coordinates without a datum', { columns: { ...columns, lng: 'x', lat: 'y' } }, 'import.badMapping'],
    ['an unknown level', { columns, resolvedLevel: 'moon' }, 'import.badMapping'],
  ])('refuses %s before anything is queued', async (_, mapping, code) => {
    await expect(importFile(gateway, 'x.csv', Buffer.from('x'), mapping as never)).rejects.toThrow(code);
  });

  it('cancels an import; what it stored stays, and sending again doubles nothing', async () => {
    const lines = Array.from({ length: 60_000 }, (_, n) => `cancel-${n},2024.3.1,第${n}件`);
    const file = Buffer.from(`编号,时间,主题\n${lines.join('\n')}\n`);
    const cookie = await gateway.login('clerk', '511900');
    const started = await gateway.app.inject({
      method: 'POST',
      url: '/api/imports',
      headers: { cookie, 'content-type': 'multipart/form-data; boundary=xx' },
      payload: multipart('long.csv', file, { columns }),
    });
    const url = `/api/imports/${started.json().id}`;
    const cancelled = await gateway.app.inject({ method: 'DELETE', url, headers: { cookie } });
    expect(cancelled.json()).toMatchObject({ state: 'cancelled' });
    const [{ n }] = await rows(`select count(*)::int as n from case_state where case_ref like 'cancel-%'`);
    expect(n).toBeLessThan(60_000);
  });

  it.skipIf(!process.env.FENGQIAO_PETITIONS)(
    'takes the 2,816 petitions of FENGQIAO_PETITIONS, twice',
    async () => {
      const file = await readFile(process.env.FENGQIAO_PETITIONS ?? '');
      const before = await rows('select count(*)::int as n from case_state');
      const first = await importFile(gateway, 'replied.xlsx', file, petitions);
      expect(first.errors).toEqual([]);
      expect(first).toMatchObject({ state: 'done', rowsRead: 2_816, quarantined: 0 });
      const again = await importFile(gateway, 'replied.xlsx', file, petitions);
      expect(again).toMatchObject({ state: 'done', accepted: 0, cases: 0, quarantined: 0 });
      const after = await rows('select count(*)::int as n from case_state');
      expect(after[0].n - before[0].n).toBe(first.cases);
      const [sums] =
        await rows(`select count(*)::int as cases, count(resolved_at)::int as resolved from case_state
      where source = 'hotline' and case_ref ~ '^[0-9]+$'`);
      expect(sums).toEqual({ cases: 2_816, resolved: 2_816 });
    },
  );
});

if (!process.env.FENGQIAO_PETITIONS)
  process.stderr.write('skipped: the import of real petitions; name the file in FENGQIAO_PETITIONS\n');

/** A zip file of one part that claims a size. */
function zip(name: string, content: Buffer, claimed: number): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30);
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claimed, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.write(name, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
}
