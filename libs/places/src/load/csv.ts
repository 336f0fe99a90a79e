/**
 * The rows of a comma-separated text with one header row, as objects by column name. Fields may stand in double
 * quotes, with a quote inside doubled; there is no line break inside a field.
 */
export function rowsOf(text: string): Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = fieldsOf(header);
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const fields = fieldsOf(line);
      return Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? '']));
    });
}

const field = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/y;

function fieldsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  field.lastIndex = 0;
  while (field.lastIndex < line.length) {
    const text = field.exec(line)?.[1] ?? '';
    fields.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
  }
  return line.endsWith(',') ? [...fields, ''] : fields;
}
