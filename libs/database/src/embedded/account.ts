import { execFileSync } from 'node:child_process';
import { chmodSync, lchownSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartUpFault } from './start-up-fault';

/** A user of this machine, by numbers. */
export interface Account {
  uid: number;
  gid: number;
}

const serverUser = 'postgres';

/**
 * Whom the server runs as. PostgreSQL refuses to run as root, so for root that is whoever the data belong to, else
 * the user postgres, made if it is not there. Undefined: as this very user.
 * @param data the data folder, which need not exist yet
 * @throws StartUpFault when no such user can be made, or the data are another user's
 */
export function serverAccount(data: string): Account | undefined {
  const owner = statSync(data, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self === undefined || self === owner?.uid) return self === 0 ? postgresAccount() : undefined;
  if (self === 0) return owner === undefined ? postgresAccount() : { uid: owner.uid, gid: owner.gid };
  if (owner === undefined) return undefined;
  throw new StartUpFault(
    `The database in ${data} belongs to another user (number ${String(owner.uid)}). ` +
      'Start Hearth as that user or as root, or set HEARTH_DATA to another folder.',
  );
}

function postgresAccount(): Account {
  const idOf = (flag: '-u' | '-g') =>
    Number(execFileSync('id', [flag, serverUser], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    // Not there yet.
  }
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', serverUser], { stdio: 'pipe' });
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch (error) {
    throw new StartUpFault(
      `Hearth was started as root. PostgreSQL refuses to run as root, and the user "${serverUser}" could not be made ` +
        `to run it as (${String(error)}). Make that user, or start Hearth as an ordinary user.`,
    );
  }
}

/** Gives a folder and all in it to the account. */
export function giveTo({ uid, gid }: Account, folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(folder, name), uid, gid);
  lchownSync(folder, uid, gid);
}

/**
 * Sees that the account may pass through every folder above Hearth's own folder and above the program it is to run.
 * Hearth's own folder is opened to it.
 * @throws StartUpFault naming the first folder that is closed to it
 */
export function openWay(account: Account, own: string, program: string): void {
  if (!mayEnter(account, own)) chmodSync(own, statSync(own).mode | 0o011);
  for (const path of [own, program]) {
    const closed = foldersAbove(realpathSync(path)).find((folder) => !mayEnter(account, folder));
    if (closed === undefined) continue;
    throw new StartUpFault(
      `Hearth was started as root, so its database runs as another user, "${serverUser}", who may not enter ${closed} ` +
        `and so cannot reach ${path}. Move the project to a folder that others may enter, such as /opt; or run ` +
        `"chmod o+x ${closed}"; or start Hearth as an ordinary user.`,
    );
  }
}

function mayEnter({ uid, gid }: Account, folder: string): boolean {
  const stat = statSync(folder);
  const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
  return (stat.mode & bit) !== 0;
}

/** Outermost first. */
function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [...foldersAbove(above), above];
}
