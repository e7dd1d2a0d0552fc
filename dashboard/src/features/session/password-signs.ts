/** Signs of a good password that can be seen while it is typed. The gateway's judgement is the one that counts. */
export function passwordSigns(
  password: string,
  account: string,
): { name: 'length' | 'variety' | 'notAccount'; good: boolean }[] {
  const plain = password.toLowerCase();
  const typed = password !== '';
  return [
    { name: 'length', good: [...password].length >= 12 },
    { name: 'variety', good: new Set(plain).size >= 5 },
    { name: 'notAccount', good: typed && !plain.includes(account.toLowerCase()) },
  ];
}
