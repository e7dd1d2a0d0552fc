import { type Role, roles } from '@fengqiao/contract/accounts';
import { pathOf, type RightsEntry } from './service.ts';

/** Roles as the pages name them. */
const roleNames: Record<Role, string> = {
  operator: '指挥席',
  clerk: '受理员',
  mediator: '调解员',
  handler: '承办人',
  leader: '领导',
  head: '中心主任',
  kiosk: '电视墙终端',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
};

const introduction = `# 权限矩阵 · Rights matrix

由运行中的程序生成，请勿手改：\`npm run rights:matrix\`。每一行是一个接口或实时事件；✓ 表示该角色可以调用，范围列说明能触及什么。
Generated from the running program, do not edit: \`npm run rights:matrix\`. Each row is a route or a socket event; ✓ = the role may use it.
`;

const legend = `## 说明 · How to read it

| 范围 reach | 含义 | meaning |
|---|---|---|
| subtree | 本账号辖区及下级；由数据库行级安全保证 | the account's own area and below; held by row-level security |
| own | 仅本人的会话、口令、记录 | the caller's own things |
| wall | 电视墙终端只限自己的那面墙；其他角色同 subtree | for a screen what hangs on its wall; for others as subtree |
| none | 不涉及任何地方 | nothing of any place |

- **辖区外的东西与不存在的东西，回答完全一样** (404 \`notFound\`)。A thing outside the reach answers exactly like a thing that does not exist.
- 三员（系统、安全、审计管理员）看不到任何案件和画面。The three administrators see no case and no picture.
- **public** 无需登录；**source** 凭来源密钥；**node** 凭流媒体节点共享密钥。HEAD 与 GET 同权。public needs no login, source a sender's key, node the secret of the streams nodes; HEAD has the rights of GET.
- 审计列：成功一次就在审计日志里留下的动作；被拒一律留下 \`access.denied\`（同一会话同一接口每分钟一行）。Audit: what a successful call leaves; a refusal leaves \`access.denied\`, one row per session, route and minute.

### 序号能透露什么 · What sequence numbers reveal

\`seq\`（变更、热力图、心跳、健康检查）是全系统一个只增的计数：页面靠它发现漏掉了消息。它只说明“某处又提交了若干次变更”，不含地点、类型、
案件或人员；无权查看的变更从不发送。审计日志的序号与哈希链同样贯穿全系统，只有审计管理员看得到。案件编号 (一案一码) 的流水按县、按年，同县的人由编号可知本县收案的总数，这是编码规则本身决定的。

\`seq\` (changes, heat, heartbeat, health) is one rising counter of the whole installation: pages find gaps with it. It says that so many
changes were committed somewhere, and nothing of place, kind, case or person; a change that may not be seen is never sent. The
audit log's numbers and hashes run through the whole installation as well; audit administrators alone see them. Case codes count by
county and year, as their rule asks: who sees a code learns how many cases its county had registered by then.

**封存的案件**只有被点名的经办人看得到；列表、搜索、地图、热力图、变更、导出里都没有它，连案号也查无此案。唯一例外是统计指标：某地收了多少件、
化解了多少件，仍然把它计算在内，只有数字。A sealed case is there for its named handlers only: no list, search, map, heat, change or export
holds it, and its code is unknown. The one exception are indicators: how many cases an area registered and resolved counts it, as a number.
`;

/** The matrix as Markdown: roles as columns, routes grouped by noun, one line each. */
export function rightsDocument(entries: readonly RightsEntry[]): string {
  const groups = new Map<string, RightsEntry[]>();
  for (const each of entries) groups.set(nounOf(each), [...(groups.get(nounOf(each)) ?? []), each]);
  const sections = [...groups].map(([noun, lines]) => `## ${noun}\n\n${table(lines)}`);
  return `${[introduction, legend, ...sections].join('\n').trimEnd()}\n`;
}

/** `cases` of `GET /api/cases/:caseCode`; what is not the API is a page. */
function nounOf({ name }: RightsEntry): string {
  if (name.startsWith('SOCKET ')) return 'socket events';
  return /^\/api\/([^/]+)/.exec(pathOf(name))?.[1] ?? 'pages and probes';
}

function table(lines: readonly RightsEntry[]): string {
  const head = ['', ...roles.map((role) => roleNames[role]), 'reach', 'audit'];
  const rows = lines.map(({ name, roles: allowed, reach, audit, ...line }) => {
    const others = line.public ? ' · public' : line.source ? ' · source' : line.node ? ' · node' : '';
    const marks = roles.map((role) => (line.public || allowed.includes(role) ? '✓' : ''));
    return [`\`${name}\`${others}`, ...marks, line.public ? '' : reach, audit === null ? '' : `\`${audit}\``];
  });
  const rule = head.map((_, index) => (index === 0 ? '---' : ':-:'));
  return `${[head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
