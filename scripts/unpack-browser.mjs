// Unpacks the Chromium that comes through npm into the folder TMPDIR, the only one its package can be told.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';

const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
for (const part of ['chromium', 'fonts.tar', 'swiftshader.tar', 'al2023.tar']) {
  await inflate(join(packed, `${part}.br`));
}
