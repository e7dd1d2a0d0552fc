/** What XML 1.0 cannot hold, escaped or not: control characters and halves of a pair. */
const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are to go.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as it stands in XML, in an element as well as in an attribute. */
export const xmlText = (text: string): string =>
  text
    .replaceAll(impossible, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
