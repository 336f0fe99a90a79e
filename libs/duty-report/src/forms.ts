import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Form, formsFrom } from './domain/form';

const folder = join(__dirname, '../forms');

/** Every form that Hearth knows, oldest first, checked as it is read. @throws FormFault */
export const forms: readonly Form[] = formsFrom(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))),
);
