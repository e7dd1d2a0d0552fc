/** Stems of the passwords that everybody tries first. */
const common = [
  'password', 'passw0rd', 'p@ssw0rd', 'qwerty', 'admin', 'administrator', 'letmein', 'welcome', 'iloveyou', 'abc123',
  '123456', '111111', '000000', '888888', '666666', '123123', '112233', '654321', '5201314', '1314520', '147258369',
  'woaini', 'a123456', 'fengqiao', 'zongzhi', 'zhongguo', 'changeme', '1qaz2wsx', 'qazwsx', 'zxcvbn', 'asdfgh',
]; // biome-ignore format: a list

/** Why a password is too weak, in words; null = good enough. */
export function passwordWeakness(password: string, account: string): string | null {
  if ([...password].length < 12) return 'it needs at least 12 characters';
  const plain = password.toLowerCase();
  if (account.length >= 3 && plain.includes(account.toLowerCase())) return 'it contains the account name';
  if (new Set(plain).size < 5) return 'it repeats the same few characters';
  const stem = common.find((word) => plain.includes(word));
  if (stem !== undefined && plain.replaceAll(stem, '').length < 8)
    return `it is hardly more than the well-known "${stem}"`;
  if (isRun(plain)) return 'it is a run of neighbouring characters';
  return null;
}

/** Whether each character follows the one before by the same step, as in `abcdefghijkl`. */
function isRun(text: string): boolean {
  const steps = new Set<number>();
  for (let at = 1; at < text.length; at += 1) steps.add(text.charCodeAt(at) - text.charCodeAt(at - 1));
  return steps.size === 1;
}
