import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** After the compiler: what compiled code reads beside itself (pages, styles, open data, forms) is copied into dist. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
for (const folder of ['apps/portal/src', 'libs/places/data', 'libs/demo/src', 'libs/duty-report/forms']) {
  cpSync(join(root, folder), join(root, 'dist', folder), {
    recursive: true,
    filter: (source) => !source.endsWith('.ts'),
  });
}
