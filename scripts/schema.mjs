import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Rewrites schema.graphql and schema.sql from the code: the test that checks them, told to write instead. */
const { status } = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', 'test/architecture/schema.spec.ts'],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, HEARTH_WRITE_SCHEMA: '1' },
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
