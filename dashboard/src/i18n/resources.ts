/** Languages of the UI, the default first. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

type Words = { [key: string]: string | Words };

/**
 * One JSON file per subject and language: `zh/desk.json` holds the keys `desk.*`. A feature adds its file in both languages,
 * nothing else is to be registered.
 */
const files = import.meta.glob<Words>('./{zh,en}/*.json', { eager: true, import: 'default' });

function collect(language: Language): Words {
  const words: Words = {};
  for (const [path, content] of Object.entries(files)) {
    const [, folder, subject] = /^\.\/(\w+)\/([\w-]+)\.json$/.exec(path) ?? [];
    if (folder === language && subject) words[subject] = content;
  }
  return words;
}

export const resources: Record<Language, Words> = { zh: collect('zh'), en: collect('en') };

/** Every key with its text, `desk.todo.overdue` → text. */
export function flatten(words: Words, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [path, text] of flatten(value, `${prefix}${key}.`)) flat.set(path, text);
  }
  return flat;
}
