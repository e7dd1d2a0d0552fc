import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../helpers/browser.ts';
import { layoutFaults } from '../helpers/visual/layout-audit.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
});
afterAll(() => browser?.close());

const faultsOf = async (html: string): Promise<string[]> => {
  await page.setContent(`<body style="margin:0;font:16px sans-serif">${html}</body>`);
  return layoutFaults(page);
};

test('finds nothing on a page that is in order', async () => {
  expect(await faultsOf('<h1>待办</h1><p>临期 3 件</p>')).toEqual([]);
});

test.each([
  [
    'a page that is wider than the display',
    '<div style="width:2000px">宽</div>',
    'the page is 80 px wider than the display',
  ],
  [
    'text that a box cuts off',
    '<div style="width:40px;overflow:hidden;white-space:nowrap">逾期未结案件</div>',
    'cut off: “逾期未结案件”',
  ],
  ['letters that are too small', '<p style="font-size:9px">小字</p>', 'only 9 px: “小字”'],
  ['a key without words', '<button>desk.todo.red</button>', 'no words for desk.todo.red'],
  [
    'text over text',
    '<p style="position:absolute;top:0">红色案件</p><p style="position:absolute;top:4px;left:8px">橙色案件</p>',
    'one over the other: “红色案件” and “橙色案件”',
  ],
])('finds %s', async (_what, html, fault) => {
  expect(await faultsOf(html)).toContain(fault);
});

test('leaves alone what ends with an ellipsis, what scrolls, and what lies under a dialog', async () => {
  const faults = await faultsOf(`
    <p style="width:60px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">逾期未结案件</p>
    <div style="width:60px;height:20px;overflow:auto;white-space:nowrap">逾期未结案件</div>
    <p style="position:absolute;top:100px">下面的字</p>
    <div style="position:absolute;top:90px;left:0;width:300px;height:80px;background:#fff">上面的字在对话框里</div>`);
  expect(faults).toEqual([]);
});
