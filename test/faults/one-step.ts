import { createInterface } from 'node:readline';
import { connect, Database, Vault } from '@app/database';
import type { PersonActor } from '@app/kernel';
import {
  fundEntities,
  ModulusCheck,
  Payees,
  PaymentFiles,
  PaymentRuns,
  Statements,
} from '@app/safe-start-fund';

/** What a process of the fault tests is told on its standard input, a line of JSON each. */
export interface Told {
  /** Class and method, such as `runs.freezePaymentRun`. */
  readonly command: string;
  readonly actor: PersonActor;
  readonly input: unknown;
}

/**
 * A process that connects, says `ready`, and runs each command it is told. It says `committed` once a command’s transaction is
 * committed, before anybody has its answer; then the answer. To be killed at any moment.
 */
async function main(): Promise<void> {
  const { APP_DATABASE_URL: url = '', HEARTH_NOW: now = '' } = process.env;
  const db = new Database(await connect(url, fundEntities), () => new Date(now));
  const vault = new Vault(Buffer.alloc(32, 3));
  const commands: Readonly<Record<string, object>> = {
    payees: new Payees(db, vault, ModulusCheck.of()),
    runs: new PaymentRuns(db),
    files: new PaymentFiles(db, vault),
    statements: new Statements(db),
  };
  console.log('ready');
  for await (const line of createInterface(process.stdin)) {
    const { command, actor, input } = JSON.parse(line) as Told;
    const [noun = '', verb = ''] = command.split('.');
    const method = (
      commands[noun] as Readonly<Record<string, (actor: PersonActor, input: unknown) => Promise<unknown>>>
    )[verb];
    if (!method) throw new Error(`There is no command ${command}.`);
    const answer = await method.call(commands[noun], actor, input);
    console.log('committed');
    console.log(JSON.stringify(answer));
  }
}

void main();
